<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name></name>
    <message>
        <source>Ask one question in the terminal. The thoughts go to stderr, the answer to stdout.</source>
        <translation>اطرح سؤالًا واحدًا في الطرفية. تذهب الأفكار إلى stderr والإجابة إلى stdout.</translation>
    </message>
    <message>
        <source>Exit codes: 0 answered, 1 failed, 2 wrong arguments, 3 cut short, 130 interrupted.</source>
        <translation>رموز الخروج: 0 أُجيب، 1 فشل، 2 وسائط خاطئة، 3 قُطعت، 130 أُوقف.</translation>
    </message>
    <message>
        <source>the question; - or nothing reads it from a pipe</source>
        <translation>السؤال؛ تقرؤه العلامة - أو غياب السؤال من أنبوب</translation>
    </message>
    <message>
        <source>name or file of a model; without it, the one used last</source>
        <translation>اسم النموذج أو ملفه؛ من دونه يُستعمل آخر نموذج</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>a text file to go with the question; may be given several times</source>
        <translation>ملف نصي يرافق السؤال؛ يمكن تكراره</translation>
    </message>
    <message>
        <source>answer at once</source>
        <translation>الإجابة فورًا</translation>
    </message>
    <message>
        <source>TOKENS</source>
        <translation>رموز</translation>
    </message>
    <message>
        <source>close the thoughts after so many</source>
        <translation>إنهاء التفكير بعد هذا العدد</translation>
    </message>
    <message>
        <source>end the answer after so many</source>
        <translation>إنهاء الإجابة بعد هذا العدد</translation>
    </message>
    <message>
        <source>size of the context window</source>
        <translation>حجم نافذة السياق</translation>
    </message>
    <message>
        <source>0 to 2</source>
        <translation>من ٠ إلى ٢</translation>
    </message>
    <message>
        <source>the same seed gives the same answer</source>
        <translation>البذرة نفسها تعطي الإجابة نفسها</translation>
    </message>
    <message>
        <source>print one JSON object once the answer is there</source>
        <translation>طباعة كائن JSON واحد عند وصول الإجابة</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>مجلد</translation>
    </message>
    <message>
        <source>the program&apos;s folder</source>
        <translation>مجلد البرنامج</translation>
    </message>
    <message>
        <source>This can&apos;t be used here. It was not changed.</source>
        <translation>لا يمكن استعمال هذا هنا، فلم يُغيَّر.</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>دقيق</translation>
    </message>
    <message>
        <source>Creative</source>
        <translation>مبدع</translation>
    </message>
    <message>
        <source>Long thoughts</source>
        <translation>تفكير طويل</translation>
    </message>
    <message>
        <source>How words are chosen</source>
        <translation>كيف تُختار الكلمات</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>التفكير</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>درجة الحرارة</translation>
    </message>
    <message>
        <source>Low: the likeliest words, always nearly the same answer. High: more surprises. DeepSeek-R1 was made for 0.5 to 0.7.</source>
        <translation>منخفضة: الكلمات الأرجح، والإجابة نفسها تقريبًا دائمًا. مرتفعة: مفاجآت أكثر. صُمم DeepSeek-R1 لقيم من ٠٫٥ إلى ٠٫٧.</translation>
    </message>
    <message>
        <source>Only the likeliest words are considered, until their chances add up to this.</source>
        <translation>لا يُنظر إلا في الكلمات الأرجح حتى يبلغ مجموع احتمالاتها هذه القيمة.</translation>
    </message>
    <message>
        <source>Only so many of the likeliest words are considered.</source>
        <translation>لا يُنظر إلا في هذا العدد من الكلمات الأرجح.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Words are left out whose chance is less than this share of the likeliest one&apos;s.</source>
        <translation>تُترك الكلمات التي يقل احتمالها عن هذه النسبة من احتمال أرجح كلمة.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>معطَّل</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>عقوبة التكرار</translation>
    </message>
    <message>
        <source>Above 1, words that were said lately become less likely. 1.1 is a lot.</source>
        <translation>فوق ١ تقل فرصة الكلمات التي قيلت للتو. القيمة ١٫١ كبيرة.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>With a seed of your own, the same question is answered the same way again.</source>
        <translation>ببذرة تختارها يُجاب السؤال نفسه بالطريقة نفسها.</translation>
    </message>
    <message>
        <source>Another each time</source>
        <translation>بذرة أخرى كل مرة</translation>
    </message>
    <message>
        <source>Think before answering</source>
        <translation>التفكير قبل الإجابة</translation>
    </message>
    <message>
        <source>Without its thoughts, DeepSeek-R1 answers sooner and worse.</source>
        <translation>من دون تفكيره يجيب DeepSeek-R1 أسرع وأسوأ.</translation>
    </message>
    <message>
        <source>Thoughts, at most</source>
        <translation>الحد الأعلى للتفكير</translation>
    </message>
    <message>
        <source>Then the thoughts are closed, and the answer follows.</source>
        <translation>ثم يُنهى التفكير وتأتي الإجابة.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>رمزًا</translation>
    </message>
    <message>
        <source>As many as it takes</source>
        <translation>بقدر ما يلزم</translation>
    </message>
    <message>
        <source>Time to think, at most</source>
        <translation>الحد الأعلى لزمن التفكير</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>ثانية</translation>
    </message>
    <message>
        <source>As long as it takes</source>
        <translation>ما لزم من الوقت</translation>
    </message>
    <message>
        <source>Whole answer, at most</source>
        <translation>الحد الأعلى للإجابة كلها</translation>
    </message>
    <message>
        <source>Thoughts included. An answer that ends here can be continued.</source>
        <translation>مع التفكير. يمكن متابعة إجابة تنتهي هنا.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>Follow my instructions</source>
        <translation>اتباع تعليماتي</translation>
    </message>
    <message>
        <source>What stands in the settings under Instructions is given to the model.</source>
        <translation>يُعطى النموذج ما كُتب في الإعدادات ضمن «التعليمات».</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>How much of a conversation the model has in mind. A model takes no more than it was trained for, nor more than the memory holds; the window says when it is less.</source>
        <translation>مقدار ما يستحضره النموذج من المحادثة. لا يأخذ النموذج أكثر مما دُرّب عليه ولا أكثر مما تتسع له الذاكرة؛ وتخبرك النافذة عندما يكون أقل.</translation>
    </message>
    <message>
        <source>Precision of the cache</source>
        <translation>دقة الذاكرة المخبئية</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>١٦ بتًا</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>٨ بتات</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>خيوط المعالج</translation>
    </message>
    <message>
        <source>More than the processor has cores make it slower.</source>
        <translation>ما زاد على عدد أنوية المعالج يبطئه.</translation>
    </message>
    <message>
        <source>Chosen by itself</source>
        <translation>يُختار تلقائيًا</translation>
    </message>
    <message>
        <source>Layers on the graphics card</source>
        <translation>طبقات على بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>The processor computes the others.</source>
        <translation>يحسب المعالج الطبقات الأخرى.</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>بقدر ما يتسع</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <translation>لون التمييز</translation>
    </message>
    <message>
        <source>Of buttons, links and marks. It is made lighter or darker where text needs it.</source>
        <translation>للأزرار والروابط والعلامات. يُفتَّح أو يُغمَّق حيث يحتاج النص ذلك.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>%</source>
        <translation>‏٪</translation>
    </message>
    <message>
        <source>Font of conversations</source>
        <translation>خط المحادثات</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>المساحة</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>التباعد</translation>
    </message>
    <message>
        <source>Compact shows more at once.</source>
        <translation>يعرض «متراص» المزيد في وقت واحد.</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>مريح</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>متراص</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>Whether panes glide and things fade, or change at once.</source>
        <translation>هل تنزلق الألواح وتتلاشى الأشياء، أم تتغير فورًا.</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>مخفَّفة</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>كاملة</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>It is used at once. Answers come in the language of the question.</source>
        <translation>تُستعمل فورًا. وتأتي الإجابات بلغة السؤال.</translation>
    </message>
    <message>
        <source>Hub or mirror</source>
        <translation>Hub أو مرآة له</translation>
    </message>
    <message>
        <source>Where models are looked for and downloaded from.</source>
        <translation>المكان الذي يُبحث فيه عن النماذج وتُنزَّل منه.</translation>
    </message>
    <message>
        <source>The address of the Hub is written like https://huggingface.co. It was not changed.</source>
        <translation>يُكتب عنوان Hub هكذا: https://huggingface.co‏. لم يُغيَّر.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>الوكيل</translation>
    </message>
    <message>
        <source>Leave it empty to do as the system does.</source>
        <translation>اتركه فارغًا ليتصرف كما يتصرف النظام.</translation>
    </message>
    <message>
        <source>A proxy is written like http://192.168.1.1:8080 or socks5://127.0.0.1:9050. It was not changed.</source>
        <translation>يُكتب الوكيل هكذا: http://192.168.1.1:8080 أو socks5://127.0.0.1:9050‏. لم يُغيَّر.</translation>
    </message>
    <message>
        <source>Stay offline</source>
        <translation>البقاء دون اتصال</translation>
    </message>
    <message>
        <source>Nothing is asked of the Hub, nothing is downloaded.</source>
        <translation>لا يُطلب شيء من Hub ولا يُنزَّل شيء.</translation>
    </message>
    <message>
        <source>Free the memory after</source>
        <translation>تحرير الذاكرة بعد</translation>
    </message>
    <message>
        <source>A model that was not asked anything for so long leaves the memory. The next question loads it again.</source>
        <translation>النموذج الذي لم يُسأل طوال هذه المدة يغادر الذاكرة، ويعيده السؤال التالي إليها.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>دقيقة</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Guesses ahead</source>
        <translation>التخمين المسبق</translation>
    </message>
    <message>
        <source>A small model guesses the next words, the large one checks them in one go: the same answers, often sooner. It must have the same vocabulary, and fit into memory beside the other.</source>
        <translation>يخمّن نموذج صغير الكلمات التالية ويتحقق منها الكبير دفعة واحدة: الإجابات نفسها، وغالبًا أسرع. يجب أن تكون له المفردات نفسها وأن تتسع له الذاكرة إلى جانب الآخر.</translation>
    </message>
    <message>
        <source>Pause a model that repeats itself</source>
        <translation>إيقاف نموذج يكرر نفسه مؤقتًا</translation>
    </message>
    <message>
        <source>You are asked whether it should go on.</source>
        <translation>تُسأل هل ينبغي أن يواصل.</translation>
    </message>
    <message>
        <source>Go on when the context is full</source>
        <translation>المواصلة عند امتلاء السياق</translation>
    </message>
    <message>
        <source>The model forgets the older half of its context and writes on. Otherwise the answer ends there.</source>
        <translation>ينسى النموذج النصف الأقدم من سياقه ويواصل الكتابة. وإلا انتهت الإجابة هناك.</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Let the model make titles</source>
        <translation>دع النموذج يضع العناوين</translation>
    </message>
    <message>
        <source>It gives a new conversation a title after its first answer.</source>
        <translation>يعطي المحادثة الجديدة عنوانًا بعد إجابته الأولى.</translation>
    </message>
    <message>
        <source>Lock when nobody uses Penseur</source>
        <translation>القفل عندما لا يستعمل أحد Penseur</translation>
    </message>
    <message>
        <source>Conversations that have a passphrase are locked after so many minutes.</source>
        <translation>تُقفل المحادثات التي لها عبارة مرور بعد هذا العدد من الدقائق.</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>عنك</translation>
    </message>
    <message>
        <source>What every model should know before your question: who you are, how you like answers to be. It takes room in the context.</source>
        <translation>ما ينبغي أن يعرفه كل نموذج قبل سؤالك: من أنت، وكيف تحب أن تكون الإجابات. يأخذ ذلك مكانًا من السياق.</translation>
    </message>
    <message>
        <source>This is longer than 8,000 characters. Shorten it; it was not changed.</source>
        <translation>هذا أطول من ٨٬٠٠٠ حرف. اختصره؛ لم يُغيَّر.</translation>
    </message>
    <message>
        <source>Give models your instructions</source>
        <translation>إعطاء النماذج تعليماتك</translation>
    </message>
    <message>
        <source>They go before the first question of each conversation.</source>
        <translation>تأتي قبل السؤال الأول في كل محادثة.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>معدَّلة</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>الأفكار</translation>
    </message>
    <message>
        <source>The answer ends here before its end.</source>
        <translation>تنتهي الإجابة هنا قبل تمامها.</translation>
    </message>
    <message>
        <source>model server</source>
        <translation>خادم نماذج</translation>
    </message>
    <message>
        <source>computer that helps</source>
        <translation>حاسوب مساعد</translation>
    </message>
    <message>
        <source>address of a model file</source>
        <translation>عنوان ملف نموذج</translation>
    </message>
    <message>
        <source>model information</source>
        <translation>معلومات نموذج</translation>
    </message>
    <message>
        <source>model file</source>
        <translation>ملف نموذج</translation>
    </message>
    <message>
        <source>Chat with DeepSeek-R1 on this computer.</source>
        <translation>تحدث مع DeepSeek-R1 على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>To ask one question in the terminal: penseur ask --help</source>
        <translation>لطرح سؤال واحد في الطرفية: penseur ask --help</translation>
    </message>
    <message>
        <source>a GGUF model to use, or a text file to attach to the next question</source>
        <translation>نموذج GGUF يُستعمل، أو ملف نصي يُرفق بالسؤال التالي</translation>
    </message>
    <message>
        <source>keep everything in this folder: conversations, settings, models</source>
        <translation>حفظ كل شيء في هذا المجلد: المحادثات والإعدادات والنماذج</translation>
    </message>
    <message>
        <source>use no network in this run, whatever the settings say</source>
        <translation>عدم استعمال الشبكة في هذا التشغيل مهما قالت الإعدادات</translation>
    </message>
    <message>
        <source>open the small window for a quick question</source>
        <translation>فتح النافذة الصغيرة لسؤال سريع</translation>
    </message>
    <message>
        <source>The settings file was damaged: the defaults are used. The old file was kept as {path}.</source>
        <translation>كان ملف الإعدادات تالفًا فاستُعملت القيم الافتراضية. حُفظ الملف القديم باسم ⁨{path}⁩.</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>جارٍ النسخ الاحتياطي…</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>جارٍ الاستعادة…</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>جارٍ الإصلاح…</translation>
    </message>
    <message>
        <source>Bronze</source>
        <translation>برونزي</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>طحلبي</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>بحري</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>سماوي</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>أرجواني</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>وردي</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>أردوازي</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>من تلقاء نفسها</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>أوقفتَها أنت</translation>
    </message>
    <message>
        <source>at the limit on tokens</source>
        <translation>عند حد الرموز</translation>
    </message>
    <message>
        <source>the context was full</source>
        <translation>كان السياق ممتلئًا</translation>
    </message>
    <message>
        <source>the program or its engine went down</source>
        <translation>توقف البرنامج أو محركه</translation>
    </message>
    <message>
        <source>the model repeated itself</source>
        <translation>كرر النموذج نفسه</translation>
    </message>
    <message>
        <source>the engine could not go on</source>
        <translation>لم يستطع المحرك المواصلة</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Quantisation</source>
        <translation>التكميم</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>الانتهاء</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>الطاقة</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>أخذ العينات</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n رموز</numerusform>
            <numerusform>رمز واحد</numerusform>
            <numerusform>رمزان</numerusform>
            <numerusform>%n رموز</numerusform>
            <numerusform>%n رمزًا</numerusform>
            <numerusform>%n رمز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{prompt}, %n of them reused</source>
        <translation>
            <numerusform>{prompt}، أُعيد استعمال %n منها</numerusform>
            <numerusform>{prompt}، أُعيد استعمال واحد منها</numerusform>
            <numerusform>{prompt}، أُعيد استعمال اثنين منها</numerusform>
            <numerusform>{prompt}، أُعيد استعمال %n منها</numerusform>
            <numerusform>{prompt}، أُعيد استعمال %n منها</numerusform>
            <numerusform>{prompt}، أُعيد استعمال %n منها</numerusform>
        </translation>
    </message>
    <message>
        <source>{used} of {total} tokens</source>
        <translation>{used} من {total} رمز</translation>
    </message>
    <message>
        <source>{thoughts}  ·  cut short</source>
        <translation>{thoughts}  ·  قُطع</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>الطلب</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Guessed ahead</source>
        <translation>خُمِّن مسبقًا</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>تُرك</translation>
    </message>
    <message numerus="yes">
        <source>the first %n messages: no room</source>
        <translation>
            <numerusform>أول %n رسائل: لا متسع</numerusform>
            <numerusform>الرسالة الأولى: لا متسع</numerusform>
            <numerusform>الرسالتان الأوليان: لا متسع</numerusform>
            <numerusform>أول %n رسائل: لا متسع</numerusform>
            <numerusform>أول %n رسالة: لا متسع</numerusform>
            <numerusform>أول %n رسالة: لا متسع</numerusform>
        </translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>نُسي</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens of this answer: no room</source>
        <translation>
            <numerusform>%n رموز من هذه الإجابة: لا متسع</numerusform>
            <numerusform>رمز واحد من هذه الإجابة: لا متسع</numerusform>
            <numerusform>رمزان من هذه الإجابة: لا متسع</numerusform>
            <numerusform>%n رموز من هذه الإجابة: لا متسع</numerusform>
            <numerusform>%n رمزًا من هذه الإجابة: لا متسع</numerusform>
            <numerusform>%n رمز من هذه الإجابة: لا متسع</numerusform>
        </translation>
    </message>
    <message>
        <source>{tokens}, with the help of {model}</source>
        <translation>{tokens}، بمساعدة ⁨{model}⁩</translation>
    </message>
    <message>
        <source>{number} tokens/s</source>
        <translation>{number} رمز/ث</translation>
    </message>
    <message>
        <source>greedy</source>
        <translation>بلا عشوائية</translation>
    </message>
    <message>
        <source>temperature {number}</source>
        <translation>درجة الحرارة {number}</translation>
    </message>
    <message>
        <source>top-p {number}</source>
        <translation>top-p {number}</translation>
    </message>
    <message>
        <source>top-k {number}</source>
        <translation>top-k {number}</translation>
    </message>
    <message>
        <source>min-p {number}</source>
        <translation>min-p {number}</translation>
    </message>
    <message>
        <source>repetition penalty {number}</source>
        <translation>عقوبة التكرار {number}</translation>
    </message>
    <message numerus="yes">
        <source>at most %n tokens</source>
        <translation>
            <numerusform>%n رموز على الأكثر</numerusform>
            <numerusform>رمز واحد على الأكثر</numerusform>
            <numerusform>رمزان على الأكثر</numerusform>
            <numerusform>%n رموز على الأكثر</numerusform>
            <numerusform>%n رمزًا على الأكثر</numerusform>
            <numerusform>%n رمز على الأكثر</numerusform>
        </translation>
    </message>
    <message>
        <source>How this answer was made</source>
        <translation>كيف صُنعت هذه الإجابة</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>The answer as it was stays as a version. From here on the model reads what you keep.</source>
        <translation>تبقى الإجابة كما كانت نسخةً سابقة. ومن هنا يقرأ النموذج ما تُبقيه.</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>تعديل الإجابة</translation>
    </message>
    <message>
        <source>Keep as a version</source>
        <translation>حفظ كنسخة</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Close without keeping what you changed?</source>
        <translation>هل تريد الإغلاق دون حفظ ما غيّرته؟</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>مرحبًا</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>متابعة التعديل</translation>
    </message>
    <message>
        <source>How this conversation is answered…</source>
        <translation>كيف تُجاب هذه المحادثة…</translation>
    </message>
    <message>
        <source>Text of {name}</source>
        <translation>نص ⁨{name}⁩</translation>
    </message>
    <message>
        <source>{size}, about {tokens} tokens.</source>
        <translation>{size}، نحو {tokens} رمز.</translation>
    </message>
    <message>
        <source>The file does not say its encoding; it was read as {encoding}. If letters are wrong, save it as UTF-8 and attach it again.</source>
        <translation>لا يذكر الملف ترميزه؛ فقُرئ على أنه {encoding}. إن كانت الحروف خاطئة فاحفظه بترميز UTF-8 وأرفقه من جديد.</translation>
    </message>
    <message>
        <source>Only its beginning is shown here; the model reads all of it.</source>
        <translation>لا يُعرض هنا إلا أوله؛ أما النموذج فيقرؤه كله.</translation>
    </message>
    <message>
        <source>{name}  ·  {size}</source>
        <translation>{name}  ·  {size}</translation>
    </message>
    <message>
        <source>Show what the model reads of {name} ({size})</source>
        <translation>إظهار ما يقرؤه النموذج من ⁨{name}⁩ ‏({size})</translation>
    </message>
    <message>
        <source>Attached file {name}, {size}</source>
        <translation>الملف المرفق ⁨{name}⁩، {size}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>إزالة ⁨{name}⁩</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>الملفات المرفقة</translation>
    </message>
    <message>
        <source>Attach text files</source>
        <translation>إرفاق ملفات نصية</translation>
    </message>
    <message>
        <source>A backup is made every day on which Penseur runs. The last of {days} days and of {weeks} weeks are kept on this computer, in the folder {folder}.</source>
        <translation>تُصنع نسخة احتياطية في كل يوم يعمل فيه Penseur. ويُحتفظ على هذا الحاسوب بآخر نسخ {days} أيام و{weeks} أسابيع، في المجلد ⁨{folder}⁩.</translation>
    </message>
    <message>
        <source>There is no backup yet; the first is made soon after the start.</source>
        <translation>لا توجد نسخة احتياطية بعد؛ تُصنع الأولى بعد التشغيل بقليل.</translation>
    </message>
    <message>
        <source>Backups (*.db)</source>
        <translation>النسخ الاحتياطية (*.db)</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>استعادة…</translation>
    </message>
    <message>
        <source>Back up now to…</source>
        <translation>نسخ احتياطي الآن إلى…</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>استعادة من ملف…</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>إصلاح…</translation>
    </message>
    <message>
        <source>The backup {path} is made and whole.</source>
        <translation>النسخة الاحتياطية ⁨{path}⁩ جاهزة وسليمة.</translation>
    </message>
    <message>
        <source>Restore the backup of {date}?</source>
        <translation>هل تريد استعادة النسخة الاحتياطية بتاريخ {date}؟</translation>
    </message>
    <message>
        <source>Restore from a file</source>
        <translation>الاستعادة من ملف</translation>
    </message>
    <message>
        <source>Restore {name}?</source>
        <translation>هل تريد استعادة ⁨{name}⁩؟</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>النسخ الاحتياطي إلى</translation>
    </message>
    <message>
        <source>It takes the place of all your conversations. Those you have now are kept in a file beside it, which can be restored in the same way.</source>
        <translation>تحل محل جميع محادثاتك. وتُحفظ محادثاتك الحالية في ملف بجانبها يمكن استعادته بالطريقة نفسها.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Repair the file of your conversations?</source>
        <translation>هل تريد إصلاح ملف محادثاتك؟</translation>
    </message>
    <message>
        <source>All that can be read is copied into a new file. The present file is kept beside it.</source>
        <translation>يُنسخ كل ما يمكن قراءته إلى ملف جديد، ويُحفظ الملف الحالي بجانبه.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>إصلاح</translation>
    </message>
    <message>
        <source>can&apos;t be opened</source>
        <translation>لا يمكن فتحها</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%n محادثات</numerusform>
            <numerusform>%n محادثة</numerusform>
            <numerusform>%n محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>{action}, {place}, keys: {keys}</source>
        <translation>⁨{action}⁩، ⁨{place}⁩، المفاتيح: ⁨{keys}⁩</translation>
    </message>
    <message>
        <source>{action}, {place}</source>
        <translation>⁨{action}⁩، ⁨{place}⁩</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>ماذا تريد أن تفعل؟</translation>
    </message>
    <message>
        <source>Find a command, a conversation, a model or a setting</source>
        <translation>ابحث عن أمر أو محادثة أو نموذج أو إعداد</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>لا شيء يطابق. جرّب حروفًا أقل.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>مقارنة النسخ</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>الإجابات</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>الفرق السابق</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>الفرق التالي</translation>
    </message>
    <message>
        <source>Left version</source>
        <translation>النسخة الأولى</translation>
    </message>
    <message>
        <source>Right version</source>
        <translation>النسخة الثانية</translation>
    </message>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n فروق</numerusform>
            <numerusform>فرق واحد</numerusform>
            <numerusform>فرقان</numerusform>
            <numerusform>%n فروق</numerusform>
            <numerusform>%n فرقًا</numerusform>
            <numerusform>%n فرق</numerusform>
        </translation>
    </message>
    <message>
        <source>{differences}  ·  {share} alike</source>
        <translation>{differences}  ·  {share} متشابه</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>لا فروق</translation>
    </message>
    <message>
        <source>Difference {number} of {total}</source>
        <translation>الفرق {number} من {total}</translation>
    </message>
    <message>
        <source>{name}, text</source>
        <translation>⁨{name}⁩، النص</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} من {total}</translation>
    </message>
    <message>
        <source>Ask something</source>
        <translation>اسأل شيئًا</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>السؤال</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>إيقاف (Esc)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>إرسال (Enter)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Use of the context</source>
        <translation>استعمال السياق</translation>
    </message>
    <message>
        <source>Context of {number} tokens</source>
        <translation>سياق من {number} رمز</translation>
    </message>
    <message>
        <source>History: {number}</source>
        <translation>السجل: {number}</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>When an answer is there</source>
        <translation>عندما تصل إجابة</translation>
    </message>
    <message>
        <source>The system says so while you use other programs.</source>
        <translation>يخبرك النظام بذلك وأنت تستعمل برامج أخرى.</translation>
    </message>
    <message>
        <source>When a model has arrived</source>
        <translation>عندما يصل نموذج</translation>
    </message>
    <message>
        <source>Show the conversation in them</source>
        <translation>إظهار المحادثة فيها</translation>
    </message>
    <message>
        <source>Its title and how the answer begins: others may see it on your screen.</source>
        <translation>عنوانها وكيف تبدأ الإجابة: قد يراهما غيرك على شاشتك.</translation>
    </message>
    <message>
        <source>Tray and quick question</source>
        <translation>شريط النظام والسؤال السريع</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>أيقونة في شريط النظام</translation>
    </message>
    <message>
        <source>Beside the clock; it opens the window and the quick question.</source>
        <translation>بجانب الساعة؛ تفتح النافذة والسؤال السريع.</translation>
    </message>
    <message>
        <source>Stay in the tray when the window is closed</source>
        <translation>البقاء في شريط النظام عند إغلاق النافذة</translation>
    </message>
    <message>
        <source>Quit in the Chat menu ends the program.</source>
        <translation>«إنهاء» في قائمة «المحادثة» ينهي البرنامج.</translation>
    </message>
    <message>
        <source>Keys for a quick question</source>
        <translation>مفاتيح السؤال السريع</translation>
    </message>
    <message>
        <source>They work in all programs while Penseur runs, where the system allows it. For example Ctrl+Alt+Space; empty for none.</source>
        <translation>تعمل في كل البرامج ما دام Penseur يعمل، حيث يسمح النظام بذلك. مثلًا Ctrl+Alt+Space؛ وتُترك فارغة لعدم استعمالها.</translation>
    </message>
    <message>
        <source>Keys are written like Ctrl+Alt+Space, with Ctrl, Alt or Meta. They were not changed.</source>
        <translation>تُكتب المفاتيح مثل Ctrl+Alt+Space، مع Ctrl أو Alt أو Meta. لم تُغيَّر.</translation>
    </message>
    <message>
        <source>Penseur needs a screen and found none; to see it on a virtual one: xvfb-run -a make run</source>
        <translation>يحتاج Penseur شاشة ولم يجد أي شاشة؛ لرؤيته على شاشة افتراضية: xvfb-run -a make run</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens of the prompt</source>
        <translation>
            <numerusform>%n رموز من الطلب</numerusform>
            <numerusform>رمز واحد من الطلب</numerusform>
            <numerusform>رمزان من الطلب</numerusform>
            <numerusform>%n رموز من الطلب</numerusform>
            <numerusform>%n رمزًا من الطلب</numerusform>
            <numerusform>%n رمز من الطلب</numerusform>
        </translation>
    </message>
    <message>
        <source>History: {number}, {told} of them your instructions</source>
        <translation>السجل: {number}، منها {told} تعليماتك</translation>
    </message>
    <message>
        <source>Thoughts: {number}</source>
        <translation>الأفكار: {number}</translation>
    </message>
    <message>
        <source>Answer: {number}</source>
        <translation>الإجابة: {number}</translation>
    </message>
    <message>
        <source>Room left: {number}</source>
        <translation>المتبقي: {number}</translation>
    </message>
    <message>
        <source>Your text: {size}</source>
        <translation>نصك: {size}</translation>
    </message>
    <message numerus="yes">
        <source>about %n more: too long for this model</source>
        <translation>
            <numerusform>نحو %n رموز أخرى: أطول مما يسعه هذا النموذج</numerusform>
            <numerusform>نحو رمز واحد آخر: أطول مما يسعه هذا النموذج</numerusform>
            <numerusform>نحو رمزين آخرين: أطول مما يسعه هذا النموذج</numerusform>
            <numerusform>نحو %n رموز أخرى: أطول مما يسعه هذا النموذج</numerusform>
            <numerusform>نحو %n رمزًا آخر: أطول مما يسعه هذا النموذج</numerusform>
            <numerusform>نحو %n رمز آخر: أطول مما يسعه هذا النموذج</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n more: the oldest messages go</source>
        <translation>
            <numerusform>نحو %n رموز أخرى: تُترك أقدم الرسائل</numerusform>
            <numerusform>نحو رمز واحد آخر: تُترك أقدم الرسائل</numerusform>
            <numerusform>نحو رمزين آخرين: تُترك أقدم الرسائل</numerusform>
            <numerusform>نحو %n رموز أخرى: تُترك أقدم الرسائل</numerusform>
            <numerusform>نحو %n رمزًا آخر: تُترك أقدم الرسائل</numerusform>
            <numerusform>نحو %n رمز آخر: تُترك أقدم الرسائل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n more</source>
        <translation>
            <numerusform>نحو %n رموز أخرى</numerusform>
            <numerusform>نحو رمز واحد آخر</numerusform>
            <numerusform>نحو رمزين آخرين</numerusform>
            <numerusform>نحو %n رموز أخرى</numerusform>
            <numerusform>نحو %n رمزًا آخر</numerusform>
            <numerusform>نحو %n رمز آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>يجيب</translation>
    </message>
    <message>
        <source>Answer finished</source>
        <translation>انتهت الإجابة</translation>
    </message>
    <message>
        <source>Answer of {model}</source>
        <translation>إجابة ⁨{model}⁩</translation>
    </message>
    <message>
        <source>Jump to the latest message</source>
        <translation>الانتقال إلى أحدث رسالة</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>سؤالك</translation>
    </message>
    <message>
        <source>Keep the question as it was (Esc)</source>
        <translation>إبقاء السؤال كما كان (Esc)</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>السؤال من جديد</translation>
    </message>
    <message>
        <source>Ask this as another version (Enter)</source>
        <translation>طرح هذا كنسخة أخرى (Enter)</translation>
    </message>
    <message>
        <source>Edit your question</source>
        <translation>عدّل سؤالك</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>مثبَّتة</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر ٧ أيام</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>unread answer</source>
        <translation>إجابة غير مقروءة</translation>
    </message>
    <message>
        <source>has a draft</source>
        <translation>فيها مسودة</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>، </translation>
    </message>
    <message>
        <source>folder</source>
        <translation>مجلد محادثات</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>مطوي</translation>
    </message>
    <message>
        <source>unread answer in it</source>
        <translation>فيه إجابة غير مقروءة</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>مجلد جديد</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>تثبيت في الأعلى</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>نقل إلى مجلد</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>تعليم كغير مقروءة</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>تعليم كمقروءة</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>نقل إلى المهملات</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>مجلد جديد…</translation>
    </message>
    <message>
        <source>Out of the folder</source>
        <translation>إخراج من المجلد</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>بسط</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>طي</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>تحريك لأعلى</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>تحريك لأسفل</translation>
    </message>
    <message>
        <source>Delete folder, keep its conversations</source>
        <translation>حذف المجلد مع إبقاء محادثاته</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>حذف المجلد</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خطأ ما</translation>
    </message>
    <message>
        <source>Penseur made a mistake. Your conversations are safe: what you saw is on the disk. You can go on; if something does not work any more, quit and start again.</source>
        <translation>أخطأ Penseur. محادثاتك آمنة: ما رأيته محفوظ على القرص. يمكنك المتابعة؛ وإن توقف شيء عن العمل فأنهِ البرنامج وشغّله من جديد.</translation>
    </message>
    <message>
        <source>This report says where in the program it happened. It holds nothing of your conversations and is sent nowhere: save it if you want to show it to somebody.</source>
        <translation>يقول هذا التقرير أين حدث الخطأ في البرنامج. لا يحتوي شيئًا من محادثاتك ولا يُرسل إلى أي مكان: احفظه إن أردت عرضه على أحد.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>حفظ التقرير…</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Quit Penseur</source>
        <translation>إنهاء Penseur</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>The report was saved as {path}.</source>
        <translation>حُفظ التقرير باسم ⁨{path}⁩.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>حفظ التقرير</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>نُسخ التقرير.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>إظهار التقرير</translation>
    </message>
    <message>
        <source>Penseur ended unexpectedly the last time. What you saw was kept.</source>
        <translation>انتهى Penseur على غير توقع في المرة الماضية. ما رأيته محفوظ.</translation>
    </message>
    <message>
        <source>Report of the last end</source>
        <translation>تقرير الانتهاء الأخير</translation>
    </message>
    <message>
        <source>Another colour…</source>
        <translation>لون آخر…</translation>
    </message>
    <message>
        <source>Your own colour</source>
        <translation>لونك الخاص</translation>
    </message>
    <message>
        <source>Ask Penseur a quick question</source>
        <translation>اسأل Penseur سؤالًا سريعًا</translation>
    </message>
    <message>
        <source>A model is here</source>
        <translation>نموذج وصل</translation>
    </message>
    <message>
        <source>The answer is there</source>
        <translation>وصلت الإجابة</translation>
    </message>
    <message>
        <source>The answer has ended early</source>
        <translation>انتهت الإجابة قبل تمامها</translation>
    </message>
    <message>
        <source>Quick question</source>
        <translation>سؤال سريع</translation>
    </message>
    <message>
        <source>always so here: this command uses no network</source>
        <translation>هكذا دائمًا هنا: هذا الأمر لا يستخدم أي شبكة</translation>
    </message>
    <message>
        <source>8 bits hold twice the context in the same memory, but long questions take about twice as long to read. Models with short attention heads stay at 16 bits.</source>
        <translation>تتسع ٨ بتات لضعف السياق في الذاكرة نفسها، لكن قراءة الأسئلة الطويلة تستغرق نحو ضعف الوقت. النماذج ذات رؤوس الانتباه القصيرة تبقى على ١٦ بتًا.</translation>
    </message>
    <message>
        <source>show the program&apos;s version</source>
        <translation>عرض إصدار البرنامج</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>الاستعمال: </translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>المُدخَلات</translation>
    </message>
    <message>
        <source>options</source>
        <translation>الخيارات</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>عرض هذه المساعدة</translation>
    </message>
    <message>
        <source>Write a number from {least} to {most}.</source>
        <translation>اكتب عددًا من {least} إلى {most}.</translation>
    </message>
    <message>
        <source>Open in Penseur</source>
        <translation>فتح في Penseur</translation>
    </message>
    <message>
        <source>Kept nowhere unless you open it in Penseur</source>
        <translation>لا يُحفظ إلا إذا فتحته في Penseur</translation>
    </message>
    <message>
        <source>{model} answers on this computer</source>
        <translation>يجيب ⁨{model}⁩ على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Open Penseur</source>
        <translation>فتح Penseur</translation>
    </message>
    <message>
        <source>New incognito conversation</source>
        <translation>محادثة خفية جديدة</translation>
    </message>
    <message>
        <source>Privacy…</source>
        <translation>الخصوصية…</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>القفل الآن</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text with marks, for notes and other programs.</source>
        <translation>نص عادي بعلامات، للملاحظات والبرامج الأخرى.</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>صفحة ويب</translation>
    </message>
    <message>
        <source>One file for any browser, with formulas and colours.</source>
        <translation>ملف واحد لأي متصفح، بالصيغ والألوان.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Pages to print or to send, set as in the window.</source>
        <translation>صفحات للطباعة أو الإرسال، منسقة كما في النافذة.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Everything, for Penseur on another computer or a program.</source>
        <translation>كل شيء، من أجل Penseur على حاسوب آخر أو من أجل برنامج.</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>ملف واحد</translation>
    </message>
    <message>
        <source>A folder with a file for each</source>
        <translation>مجلد فيه ملف لكل محادثة</translation>
    </message>
    <message>
        <source>A zip with a file for each</source>
        <translation>ملف zip فيه ملف لكل محادثة</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>كل المحادثات</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>As</source>
        <translation>الشكل</translation>
    </message>
    <message>
        <source>With thoughts</source>
        <translation>مع الأفكار</translation>
    </message>
    <message>
        <source>With all versions, also those not shown</source>
        <translation>مع كل النسخ، حتى غير المعروضة</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>إظهاره</translation>
    </message>
    <message>
        <source>JSON alone can hold them.</source>
        <translation>لا يتسع لها إلا JSON.</translation>
    </message>
    <message>
        <source>Export here</source>
        <translation>التصدير هنا</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>جارٍ التصدير…</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n conversations</source>
        <translation>
            <numerusform>{done} من %n محادثات</numerusform>
            <numerusform>{done} من محادثة واحدة</numerusform>
            <numerusform>{done} من محادثتين</numerusform>
            <numerusform>{done} من %n محادثات</numerusform>
            <numerusform>{done} من %n محادثة</numerusform>
            <numerusform>{done} من %n محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was exported.</source>
        <translation>أُوقف. لم يُصدَّر شيء.</translation>
    </message>
    <message>
        <source>The answer was exported to {name}.</source>
        <translation>صُدّرت الإجابة إلى ⁨{name}⁩.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations exported to {name}.</source>
        <translation>
            <numerusform>صُدّرت %n محادثات إلى ⁨{name}⁩.</numerusform>
            <numerusform>صُدّرت محادثة واحدة إلى ⁨{name}⁩.</numerusform>
            <numerusform>صُدّرت محادثتان إلى ⁨{name}⁩.</numerusform>
            <numerusform>صُدّرت %n محادثات إلى ⁨{name}⁩.</numerusform>
            <numerusform>صُدّرت %n محادثة إلى ⁨{name}⁩.</numerusform>
            <numerusform>صُدّرت %n محادثة إلى ⁨{name}⁩.</numerusform>
        </translation>
    </message>
    <message>
        <source>This answer and its question</source>
        <translation>هذه الإجابة وسؤالها</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected conversations</source>
        <translation>
            <numerusform>المحادثات الـ%n المحددة</numerusform>
            <numerusform>المحادثة المحددة</numerusform>
            <numerusform>المحادثتان المحددتان</numerusform>
            <numerusform>المحادثات الـ%n المحددة</numerusform>
            <numerusform>المحادثات الـ%n المحددة</numerusform>
            <numerusform>المحادثات الـ%n المحددة</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>«{title}»</translation>
    </message>
    <message>
        <source>The formula cannot be shown</source>
        <translation>لا يمكن عرض الصيغة</translation>
    </message>
    <message>
        <source>Your conversations were saved by a newer version of Penseur. Install that version to open them; nothing has been changed.</source>
        <translation>حُفظت محادثاتك بإصدار أحدث من Penseur. ثبّت ذلك الإصدار لفتحها؛ لم يُغيَّر شيء.</translation>
    </message>
    <message>
        <source>The file of your conversations is damaged. It was kept as {path}, and a new one was begun.</source>
        <translation>ملف محادثاتك تالف. حُفظ باسم ⁨{path}⁩ وبُدئ ملف جديد.</translation>
    </message>
    <message>
        <source>A part of your conversations can&apos;t be read any more; the rest is shown. Choose Backups in the Chat menu to repair the file or restore an earlier copy.</source>
        <translation>لم يعد ممكنًا قراءة جزء من محادثاتك؛ يُعرض الباقي. اختر «النسخ الاحتياطية» في قائمة «المحادثة» لإصلاح الملف أو استعادة نسخة سابقة.</translation>
    </message>
    <message>
        <source>Your conversations could not be brought into the form that this version needs, and were put back as they were. Free some disk space and start again, or use the version from before.</source>
        <translation>تعذر تحويل محادثاتك إلى الشكل الذي يحتاجه هذا الإصدار، فأُعيدت كما كانت. حرّر بعض مساحة القرص وشغّل من جديد، أو استعمل الإصدار السابق.</translation>
    </message>
    <message>
        <source>The backup at {path} could not be made whole, so it was deleted. Check the disk and make another one.</source>
        <translation>تعذر إتمام النسخة الاحتياطية في ⁨{path}⁩ فحُذفت. افحص القرص واصنع نسخة أخرى.</translation>
    </message>
    <message>
        <source>{path} is no backup of Penseur&apos;s, or it is damaged. Choose another one; your conversations are as they were.</source>
        <translation>⁨{path}⁩ ليس نسخة احتياطية من Penseur أو أنه تالف. اختر غيره؛ محادثاتك كما كانت.</translation>
    </message>
    <message>
        <source>{path} is encrypted with another key. Restore a backup from the time of the present passphrase; your conversations are as they were.</source>
        <translation>⁨{path}⁩ مشفر بمفتاح آخر. استعد نسخة من زمن عبارة المرور الحالية؛ محادثاتك كما كانت.</translation>
    </message>
    <message>
        <source>Another program holds the file of your conversations. Close it and start Penseur again.</source>
        <translation>برنامج آخر يمسك بملف محادثاتك. أغلقه وشغّل Penseur من جديد.</translation>
    </message>
    <message>
        <source>That is not the passphrase. Try again; capitals matter.</source>
        <translation>ليست هذه عبارة المرور. حاول مجددًا؛ حالة الأحرف مهمة.</translation>
    </message>
    <message>
        <source>The key file {path} is missing or damaged. Put a copy of it back and try again: without it your conversations can&apos;t be opened.</source>
        <translation>ملف المفتاح ⁨{path}⁩ مفقود أو تالف. أعد نسخة منه إلى مكانها وحاول مجددًا: من دونه لا يمكن فتح محادثاتك.</translation>
    </message>
    <message>
        <source>The keyring of this computer does not give the key of your conversations. Unlock the keyring, then try again.</source>
        <translation>لا تعطي حلقة مفاتيح هذا الحاسوب مفتاح محادثاتك. افتح قفل حلقة المفاتيح ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>This computer has no keyring that Penseur can use. Choose a passphrase instead; nothing has been changed.</source>
        <translation>لا توجد على هذا الحاسوب حلقة مفاتيح يستطيع Penseur استعمالها. اختر عبارة مرور بدلًا منها؛ لم يُغيَّر شيء.</translation>
    </message>
    <message>
        <source>Your conversations are locked. Unlock them first.</source>
        <translation>محادثاتك مقفلة. افتح قفلها أولًا.</translation>
    </message>
    <message>
        <source>The new file of your conversations did not read back as it should. The old one is untouched; try again.</source>
        <translation>لم يُقرأ الملف الجديد لمحادثاتك كما ينبغي. القديم لم يُمس؛ حاول مجددًا.</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it or let it end, then try again.</source>
        <translation>تُكتب إجابة الآن. أوقفها أو دعها تنتهي ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>These copies could not be dealt with and can still be read: {names}. Delete them yourself, or try again.</source>
        <translation>تعذر التعامل مع هذه النسخ وما زالت قابلة للقراءة: ⁨{names}⁩. احذفها بنفسك أو حاول مجددًا.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; what is on the screen is kept in memory until then.</source>
        <translation>القرص ممتلئ. حرّر بعض المساحة؛ يبقى ما على الشاشة في الذاكرة حتى ذلك الحين.</translation>
    </message>
    <message>
        <source>Penseur can&apos;t write to {path}. Check the folder&apos;s permissions, or choose another one.</source>
        <translation>لا يستطيع Penseur الكتابة في ⁨{path}⁩. تحقق من أذونات المجلد أو اختر غيره.</translation>
    </message>
    <message>
        <source>Your conversations could not be saved to {path}. Copy what matters, and restart Penseur.</source>
        <translation>تعذر حفظ محادثاتك في ⁨{path}⁩. انسخ المهم منها وأعد تشغيل Penseur.</translation>
    </message>
    <message>
        <source>The disk is full, and nothing was exported. Free some space, or choose another place.</source>
        <translation>القرص ممتلئ ولم يُصدَّر شيء. حرّر بعض المساحة أو اختر مكانًا آخر.</translation>
    </message>
    <message>
        <source>That is too large to be conversations, and nothing was imported. Choose a smaller file, or only some of the files.</source>
        <translation>هذا أكبر من أن يكون محادثات، ولم يُستورد شيء. اختر ملفًا أصغر أو بعض الملفات فقط.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read, and nothing was imported. Check that it is whole and without a password, or choose another file.</source>
        <translation>لا يمكن قراءة ⁨{path}⁩ ولم يُستورد شيء. تحقق من أنه سليم وبلا كلمة مرور، أو اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>Penseur is set to stay offline. Switch that off under Models, Network, then try again.</source>
        <translation>ضُبط Penseur على البقاء دون اتصال. أوقف ذلك في «النماذج» ضمن «الشبكة» ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>There is no connection to the internet. Connect and try again; chatting works without.</source>
        <translation>لا اتصال بالإنترنت. اتصل وحاول مجددًا؛ المحادثة تعمل من دونه.</translation>
    </message>
    <message>
        <source>No secure connection could be made. Check the proxy and this computer&apos;s clock.</source>
        <translation>تعذر إنشاء اتصال آمن. تحقق من الوكيل ومن ساعة هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The server does not answer. Try again later.</source>
        <translation>لا يجيب الخادم. حاول لاحقًا.</translation>
    </message>
    <message>
        <source>The connection stalled. Try again: the download goes on from where it was.</source>
        <translation>توقف الاتصال عن الحركة. حاول مجددًا: يتابع التنزيل من حيث كان.</translation>
    </message>
    <message>
        <source>The connection was lost. Try again: the download goes on from where it was.</source>
        <translation>انقطع الاتصال. حاول مجددًا: يتابع التنزيل من حيث كان.</translation>
    </message>
    <message>
        <source>The proxy can&apos;t be used. Check the proxy settings.</source>
        <translation>لا يمكن استعمال الوكيل. تحقق من إعداداته.</translation>
    </message>
    <message>
        <source>That address is not a Hugging Face server; perhaps a login page or a proxy answers in its place.</source>
        <translation>هذا العنوان ليس لخادم Hugging Face؛ ربما تجيب مكانه صفحة دخول أو وكيل.</translation>
    </message>
    <message>
        <source>This model asks you to accept its licence on the Hub first, and for an access token.</source>
        <translation>يطلب هذا النموذج قبول رخصته على Hub أولًا، ورمز وصول.</translation>
    </message>
    <message>
        <source>Your account has no access to this model yet. Ask for it on the model&apos;s page.</source>
        <translation>ليس لحسابك وصول إلى هذا النموذج بعد. اطلبه في صفحة النموذج.</translation>
    </message>
    <message>
        <source>The server refused access to this file. Try again later, or choose another repository.</source>
        <translation>رفض الخادم الوصول إلى هذا الملف. حاول لاحقًا أو اختر مستودعًا آخر.</translation>
    </message>
    <message>
        <source>The access token is invalid or has expired. Enter a new one.</source>
        <translation>رمز الوصول غير صالح أو انتهت صلاحيته. أدخل رمزًا جديدًا.</translation>
    </message>
    <message>
        <source>The Hub asks for fewer requests. Try again in a while.</source>
        <translation>يطلب Hub طلبات أقل. حاول بعد حين.</translation>
    </message>
    <message>
        <source>The Hub has problems. Try again later.</source>
        <translation>لدى Hub مشكلات. حاول لاحقًا.</translation>
    </message>
    <message>
        <source>There is no repository {repo}, or it is private. Check the spelling.</source>
        <translation>لا يوجد مستودع ⁨{repo}⁩، أو أنه خاص. تحقق من التهجئة.</translation>
    </message>
    <message>
        <source>The repository {repo} has no file {file_name}. Check the spelling.</source>
        <translation>لا يحتوي المستودع ⁨{repo}⁩ الملف ⁨{file_name}⁩. تحقق من التهجئة.</translation>
    </message>
    <message>
        <source>The download arrived damaged twice and was deleted. Try again later, or choose another repository.</source>
        <translation>وصل التنزيل تالفًا مرتين فحُذف. حاول لاحقًا أو اختر مستودعًا آخر.</translation>
    </message>
    <message>
        <source>The download stopped unexpectedly. Start it again: it goes on from where it was.</source>
        <translation>توقف التنزيل على غير توقع. ابدأه مجددًا: يتابع من حيث كان.</translation>
    </message>
    <message>
        <source>The disk at {path} can&apos;t hold a file of this size (FAT32 ends at 4 GiB). Choose a folder on another disk, or a smaller quantisation.</source>
        <translation>لا يتسع القرص في ⁨{path}⁩ لملف بهذا الحجم (ينتهي FAT32 عند ٤ غيبيبايت). اختر مجلدًا على قرص آخر أو تكميمًا أصغر.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>أُلغي.</translation>
    </message>
    <message>
        <source>The model file {path} is not there any more. Choose another model, or download it again.</source>
        <translation>لم يعد ملف النموذج ⁨{path}⁩ موجودًا. اختر نموذجًا آخر أو نزّله من جديد.</translation>
    </message>
    <message>
        <source>{path} is not a GGUF model. Choose another model, or download it again.</source>
        <translation>⁨{path}⁩ ليس نموذج GGUF. اختر نموذجًا آخر أو نزّله من جديد.</translation>
    </message>
    <message>
        <source>The model file {path} is incomplete. Download it again: what is there already is kept.</source>
        <translation>ملف النموذج ⁨{path}⁩ غير كامل. نزّله من جديد: ما وصل منه محفوظ.</translation>
    </message>
    <message>
        <source>A part of this model is missing: {path}. Put all its parts into one folder, then add it again.</source>
        <translation>جزء من هذا النموذج مفقود: ⁨{path}⁩. ضع كل أجزائه في مجلد واحد ثم أضفه من جديد.</translation>
    </message>
    <message>
        <source>{path} adds pictures to another model and can&apos;t answer by itself. Add the model that it belongs to.</source>
        <translation>⁨{path}⁩ يضيف الصور إلى نموذج آخر ولا يستطيع الإجابة وحده. أضف النموذج الذي ينتمي إليه.</translation>
    </message>
    <message>
        <source>There is no GGUF model in {path}. Choose another folder.</source>
        <translation>لا يوجد نموذج GGUF في ⁨{path}⁩. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>{path} and the present folder of the models lie in one another. Choose a folder elsewhere.</source>
        <translation>⁨{path}⁩ والمجلد الحالي للنماذج أحدهما داخل الآخر. اختر مجلدًا في مكان آخر.</translation>
    </message>
    <message>
        <source>The models were on their way to {path}, which is not there. Connect its disk and start Penseur again, or choose another place in the Models window.</source>
        <translation>كانت النماذج في طريقها إلى ⁨{path}⁩ وهو غير موجود. صِل قرصه وشغّل Penseur من جديد، أو اختر مكانًا آخر في نافذة النماذج.</translation>
    </message>
    <message>
        <source>The models are being moved. Try again when that is done.</source>
        <translation>يجري نقل النماذج. حاول مجددًا عند انتهائه.</translation>
    </message>
    <message>
        <source>The copy of {path} differs from the original, so the disk may be failing. The models stay where they were: choose another disk.</source>
        <translation>تختلف نسخة ⁨{path}⁩ عن الأصل، فقد يكون القرص معطوبًا. بقيت النماذج مكانها: اختر قرصًا آخر.</translation>
    </message>
    <message>
        <source>{path} could not be moved to the trash. Delete it in the file manager: Show in folder opens it.</source>
        <translation>تعذر نقل ⁨{path}⁩ إلى المهملات. احذفه في مدير الملفات: يفتحه «إظهار في المجلد».</translation>
    </message>
    <message>
        <source>This version of Penseur can&apos;t run the kind of model in {path}. Choose another model.</source>
        <translation>لا يستطيع هذا الإصدار من Penseur تشغيل نوع النموذج في ⁨{path}⁩. اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>This version of Penseur does not know the tokeniser of {path}. Choose another model.</source>
        <translation>لا يعرف هذا الإصدار من Penseur مجزّئ ⁨{path}⁩. اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>The chat template of this model can&apos;t be used. Choose another model.</source>
        <translation>لا يمكن استعمال قالب محادثة هذا النموذج. اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>The model {path} could not be loaded; the engine&apos;s log says why. Choose another model, or download it again.</source>
        <translation>تعذر تحميل النموذج ⁨{path}⁩؛ يذكر سجل المحرك السبب. اختر نموذجًا آخر أو نزّله من جديد.</translation>
    </message>
    <message>
        <source>There is not enough memory for this model. Close other programs, or choose a smaller quantisation.</source>
        <translation>لا توجد ذاكرة كافية لهذا النموذج. أغلق برامج أخرى أو اختر تكميمًا أصغر.</translation>
    </message>
    <message>
        <source>No model is loaded. Choose one from the Models menu.</source>
        <translation>لا نموذج محمَّل. اختر واحدًا من قائمة «النماذج».</translation>
    </message>
    <message>
        <source>Loading was cancelled. Choose a model from the Models menu, then ask.</source>
        <translation>أُلغي التحميل. اختر نموذجًا من قائمة «النماذج» ثم اسأل.</translation>
    </message>
    <message>
        <source>The question is longer than the model&apos;s context of {context_tokens} tokens. Shorten it, or choose a model with a larger context.</source>
        <translation>السؤال أطول من سياق النموذج البالغ {context_tokens} رمز. اختصره أو اختر نموذجًا بسياق أكبر.</translation>
    </message>
    <message>
        <source>Your instructions leave no room for the question in the model&apos;s context of {context_tokens} tokens. Shorten them in the settings, or choose a larger context.</source>
        <translation>لا تترك تعليماتك متسعًا للسؤال في سياق النموذج البالغ {context_tokens} رمز. اختصرها في الإعدادات أو اختر سياقًا أكبر.</translation>
    </message>
    <message>
        <source>The engine could not compute this answer. Ask again; if it happens again, choose another model.</source>
        <translation>لم يستطع المحرك حساب هذه الإجابة. اسأل من جديد؛ وإن تكرر ذلك فاختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly. What it had written is kept; your next question starts a new one.</source>
        <translation>توقف المحرك على غير توقع. ما كتبه محفوظ؛ وسؤالك التالي يشغّل محركًا جديدًا.</translation>
    </message>
    <message>
        <source>The graphics card failed during this answer. What it had written is kept; your next question is answered by the processor alone, until you choose the model again.</source>
        <translation>تعطلت بطاقة الرسوميات أثناء هذه الإجابة. ما كتبته محفوظ؛ ويجيب المعالج وحده عن سؤالك التالي حتى تختار النموذج من جديد.</translation>
    </message>
    <message>
        <source>The engine has stopped twice with {path}, which may be damaged or too large for this computer. Choose another model, or this one again to try once more.</source>
        <translation>توقف المحرك مرتين مع ⁨{path}⁩، وقد يكون تالفًا أو أكبر مما يسعه هذا الحاسوب. اختر نموذجًا آخر، أو هذا نفسه لمحاولة أخرى.</translation>
    </message>
    <message>
        <source>The engine did not answer any more and was ended. What it had written is kept; your next question starts a new one.</source>
        <translation>لم يعد المحرك يجيب فأُنهي. ما كتبه محفوظ؛ وسؤالك التالي يشغّل محركًا جديدًا.</translation>
    </message>
    <message>
        <source>The engine could not be started. Install Penseur again, or free some memory.</source>
        <translation>تعذر تشغيل المحرك. ثبّت Penseur من جديد أو حرّر بعض الذاكرة.</translation>
    </message>
    <message>
        <source>That is not the address of a server. Write it like https://api.example.com/v1 or http://127.0.0.1:8080.</source>
        <translation>ليس هذا عنوان خادم. اكتبه هكذا: https://api.example.com/v1 أو http://127.0.0.1:8080‏.</translation>
    </message>
    <message>
        <source>{host} can&apos;t be reached. Check the address, your connection, and that the server runs.</source>
        <translation>لا يمكن الوصول إلى ⁨{host}⁩. تحقق من العنوان ومن اتصالك ومن أن الخادم يعمل.</translation>
    </message>
    <message>
        <source>No secure connection to {host} could be made, so nothing was sent. Check the address and this computer&apos;s clock; its certificate may not be trusted.</source>
        <translation>تعذر إنشاء اتصال آمن مع ⁨{host}⁩ فلم يُرسل شيء. تحقق من العنوان ومن ساعة هذا الحاسوب؛ وقد لا تكون شهادته موثوقة.</translation>
    </message>
    <message>
        <source>{host} does not answer. Try again later, or choose another model.</source>
        <translation>لا يجيب ⁨{host}⁩. حاول لاحقًا أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>The connection to {host} was lost. What had arrived is kept; Continue goes on from there.</source>
        <translation>انقطع الاتصال مع ⁨{host}⁩. ما وصل محفوظ؛ ويواصل «متابعة هذه الإجابة» من هناك.</translation>
    </message>
    <message>
        <source>{host} answers, but not as an OpenAI-compatible server. Check the address; it often ends with /v1.</source>
        <translation>يجيب ⁨{host}⁩ ولكن ليس كخادم متوافق مع OpenAI. تحقق من العنوان؛ كثيرًا ما ينتهي بـ /v1‏.</translation>
    </message>
    <message>
        <source>{host} sends on to {target}. Nothing was sent there; enter that address if you trust it.</source>
        <translation>يحيل ⁨{host}⁩ إلى ⁨{target}⁩. لم يُرسل شيء إلى هناك؛ أدخل ذلك العنوان إن كنت تثق به.</translation>
    </message>
    <message>
        <source>{host} does not accept the key. Enter it again under Models, Use a server.</source>
        <translation>لا يقبل ⁨{host}⁩ المفتاح. أدخله من جديد في «النماذج» ضمن «استعمال خادم».</translation>
    </message>
    <message>
        <source>{host} has no model {model}. Choose one from its list under Models, Use a server.</source>
        <translation>ليس لدى ⁨{host}⁩ نموذج ⁨{model}⁩. اختر واحدًا من قائمته في «النماذج» ضمن «استعمال خادم».</translation>
    </message>
    <message>
        <source>Your account at {host} has no credit left. Top it up, or choose another model.</source>
        <translation>لم يبق رصيد في حسابك لدى ⁨{host}⁩. اشحنه أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>{host} asks for fewer questions. Try again in a while.</source>
        <translation>يطلب ⁨{host}⁩ أسئلة أقل. حاول بعد حين.</translation>
    </message>
    <message>
        <source>{host} has problems. Try again later, or choose another model.</source>
        <translation>لدى ⁨{host}⁩ مشكلات. حاول لاحقًا أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>{host} did not accept the question. Check the model&apos;s name, or choose another model.</source>
        <translation>لم يقبل ⁨{host}⁩ السؤال. تحقق من اسم النموذج أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>{host} withheld the rest of the answer: its filter objected.</source>
        <translation>حجب ⁨{host}⁩ بقية الإجابة: اعترض مرشّحه.</translation>
    </message>
    <message>
        <source>This computer has no keyring that Penseur can use. The key is kept until you quit; enter it again after the next start.</source>
        <translation>لا توجد على هذا الحاسوب حلقة مفاتيح يستطيع Penseur استعمالها. يُحفظ المفتاح حتى إنهاء البرنامج؛ أدخله من جديد بعد التشغيل التالي.</translation>
    </message>
    <message>
        <source>That is not the address of a computer. Write it like 192.168.1.7:50052.</source>
        <translation>ليس هذا عنوان حاسوب. اكتبه هكذا: 192.168.1.7:50052‏.</translation>
    </message>
    <message>
        <source>The model runs without {peers}: no free Penseur with enough memory answers there. Start it there with “penseur&#xa0;-⁠-⁠peer”, then choose the model again.</source>
        <translation>يعمل النموذج من دون ⁨{peers}⁩: لا يجيب هناك Penseur متفرغ بذاكرة كافية. شغّله هناك بالأمر «penseur -⁠-⁠peer» ثم اختر النموذج من جديد.</translation>
    </message>
    <message>
        <source>This model is too large without {peers}, where no free Penseur answers. Start it there with “penseur&#xa0;-⁠-⁠peer”, then choose the model again.</source>
        <translation>هذا النموذج أكبر من أن يعمل من دون ⁨{peers}⁩، ولا يجيب هناك Penseur متفرغ. شغّله هناك بالأمر «penseur -⁠-⁠peer» ثم اختر النموذج من جديد.</translation>
    </message>
    <message>
        <source>The model runs on this computer alone: a part of llama.cpp that shares it out is missing. Install a C++ compiler, then start Penseur with “make run”.</source>
        <translation>يعمل النموذج على هذا الحاسوب وحده: ينقص جزء llama.cpp الذي يوزعه. ثبّت مترجم C++ ثم شغّل Penseur بالأمر «make run».</translation>
    </message>
    <message>
        <source>One of the computers that help no longer answers ({peers}). What had been written is kept; Continue goes on without it.</source>
        <translation>لم يعد أحد الحواسيب المساعدة يجيب (⁨{peers}⁩). ما كُتب محفوظ؛ ويواصل «متابعة هذه الإجابة» من دونه.</translation>
    </message>
    <message>
        <source>Penseur is already running but does not answer. Wait a moment and start it again; if that does not help, end its process {process_id} first.</source>
        <translation>يعمل Penseur بالفعل لكنه لا يجيب. انتظر لحظة وشغّله من جديد؛ فإن لم ينفع ذلك فأنهِ أولًا عمليته ⁨{process_id}⁩.</translation>
    </message>
    <message>
        <source>Penseur is already running with the folder {path}, as process {process_id}, and can&apos;t be reached; perhaps another user started it. Close it there, or choose another folder with --data-dir.</source>
        <translation>يعمل Penseur بالفعل بالمجلد ⁨{path}⁩ في العملية ⁨{process_id}⁩ ولا يمكن الوصول إليه؛ ربما شغّله مستخدم آخر. أغلقه هناك أو اختر مجلدًا آخر بالخيار --data-dir.</translation>
    </message>
    <message>
        <source>Penseur is already running with the folder {path}, on the computer {host}. Close it there, or choose another folder with --data-dir.</source>
        <translation>يعمل Penseur بالفعل بالمجلد ⁨{path}⁩ على الحاسوب ⁨{host}⁩. أغلقه هناك أو اختر مجلدًا آخر بالخيار --data-dir.</translation>
    </message>
    <message>
        <source>There is no model {name} here. Choose one of: {names}.</source>
        <translation>لا يوجد نموذج ⁨{name}⁩ هنا. اختر واحدًا من: ⁨{names}⁩.</translation>
    </message>
    <message>
        <source>The answer was cut at the limit on tokens. Raise --max-tokens to let it end.</source>
        <translation>قُطعت الإجابة عند حد الرموز. ارفع ‎--max-tokens لتكتمل.</translation>
    </message>
    <message>
        <source>The answer was cut: the context is full. Raise --context to let it end.</source>
        <translation>قُطعت الإجابة: السياق ممتلئ. ارفع ‎--context لتكتمل.</translation>
    </message>
    <message>
        <source>The model began to repeat itself, so the answer was cut. Try again with another --seed or a higher --temperature.</source>
        <translation>بدأ النموذج يكرر نفسه فقُطعت الإجابة. حاول مجددًا بقيمة أخرى لـ ‎--seed أو قيمة أعلى لـ ‎--temperature.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so the icon can&apos;t be shown. Quick question in the Chat menu works without it.</source>
        <translation>ليس في سطح المكتب هذا شريط نظام، فلا يمكن عرض الأيقونة. يعمل «سؤال سريع» في قائمة «المحادثة» من دونها.</translation>
    </message>
    <message>
        <source>This system gives no keys to programs. Let its own settings start “penseur&#xa0;-⁠-⁠quick-⁠ask” with the keys that you want.</source>
        <translation>لا يعطي هذا النظام البرامج مفاتيح. اجعل إعداداته تشغّل «penseur&#xa0;-⁠-⁠quick-⁠ask» بالمفاتيح التي تريدها.</translation>
    </message>
    <message>
        <source>Another program has the keys {keys} already. Choose others in the settings.</source>
        <translation>المفاتيح ⁨{keys}⁩ مستعملة لبرنامج آخر. اختر غيرها في الإعدادات.</translation>
    </message>
    <message>
        <source>{path} is not a text file, so the model can&apos;t read it. Attach its text instead.</source>
        <translation>⁨{path}⁩ ليس ملفًا نصيًا، فلا يستطيع النموذج قراءته. أرفق نصه بدلًا منه.</translation>
    </message>
    <message>
        <source>{path} is longer than any model can read. Attach the part that matters.</source>
        <translation>⁨{path}⁩ أطول مما يستطيع أي نموذج قراءته. أرفق الجزء المهم.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read. Check that it is a file and that you may open it.</source>
        <translation>لا يمكن قراءة ⁨{path}⁩. تحقق من أنه ملف ومن أن لك إذن فتحه.</translation>
    </message>
    <message>
        <source>Some files can&apos;t be attached: {path}. Attach text files that you may open, each of less than 2 MB.</source>
        <translation>لا يمكن إرفاق بعض الملفات: ⁨{path}⁩. أرفق ملفات نصية يحق لك فتحها، كل منها أصغر من ٢ ميغابايت.</translation>
    </message>
    <message>
        <source>Find in the conversation</source>
        <translation>البحث في المحادثة</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>البحث في هذه المحادثة</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>السابق (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>التالي (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>إغلاق (Esc)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>{number}+</source>
        <translation>{number}+</translation>
    </message>
    <message>
        <source>{place} / {total}</source>
        <translation>{place} / {total}</translation>
    </message>
    <message>
        <source>DeepSeek-R1 was made in China: on some political subjects it declines to answer or repeats the state&apos;s position. All models make mistakes; small ones are weak at facts.</source>
        <translation>صُنع DeepSeek-R1 في الصين: يمتنع في بعض الموضوعات السياسية عن الإجابة أو يكرر موقف الدولة. كل النماذج تخطئ، والصغيرة ضعيفة في الحقائق.</translation>
    </message>
    <message>
        <source>Welcome to Penseur</source>
        <translation>مرحبًا بك في Penseur</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>ابدأ</translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>كل النماذج…</translation>
    </message>
    <message>
        <source>Show all models</source>
        <translation>إظهار كل النماذج</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>لغة النظام</translation>
    </message>
    <message>
        <source>The model thinks on this computer itself: {machine}.</source>
        <translation>يفكر النموذج على هذا الحاسوب نفسه: ⁨{machine}⁩.</translation>
    </message>
    <message>
        <source>No DeepSeek-R1 fits into the free memory of this computer at present. Close other programs and look under All models, or go on with the small one.</source>
        <translation>لا يتسع المتاح من ذاكرة هذا الحاسوب الآن لأي DeepSeek-R1. أغلق برامج أخرى وانظر في «كل النماذج»، أو تابع بالنموذج الصغير.</translation>
    </message>
    <message>
        <source>Ask: {question}</source>
        <translation>اسأل: ⁨{question}⁩</translation>
    </message>
    <message>
        <source>The engine stopped while it loaded this model, perhaps because of the graphics card&apos;s driver, so the processor computes alone. Choose the model again to try the card.</source>
        <translation>توقف المحرك وهو يحمّل هذا النموذج، وربما كان السبب برنامج تشغيل بطاقة الرسوميات، فالمعالج يحسب وحده. اختر النموذج من جديد لتجربة البطاقة.</translation>
    </message>
    <message>
        <source>What you write and what it answers stays here, in a file that is yours; there is no account, and nothing is reported to anybody.</source>
        <translation>ما تكتبه وما يجيب به يبقى هنا في ملف تملكه أنت؛ لا حساب، ولا يُبلَّغ أحد بشيء.</translation>
    </message>
    <message>
        <source>The network is used when you get a model, search for one or choose a server, and for nothing else.</source>
        <translation>تُستعمل الشبكة عندما تجلب نموذجًا أو تبحث عن نموذج أو تختار خادمًا، ولا تُستعمل لغير ذلك.</translation>
    </message>
    <message>
        <source>Try it now, offline</source>
        <translation>جرّبه الآن دون اتصال</translation>
    </message>
    <message>
        <source>A small model is here already. It adds, multiplies, compares, sorts and counts letters, and shows how it thinks.</source>
        <translation>يوجد هنا نموذج صغير. يجمع ويضرب ويقارن ويرتب ويعد الحروف، ويُظهر كيف يفكر.</translation>
    </message>
    <message>
        <source>{processor}, {memory} of memory</source>
        <translation>⁨{processor}⁩، {memory} من الذاكرة</translation>
    </message>
    <message>
        <source>{processor}, {memory} of memory, {gpu}</source>
        <translation>⁨{processor}⁩، {memory} من الذاكرة، ⁨{gpu}⁩</translation>
    </message>
    <message>
        <source>Forgotten above: the model no longer reads it</source>
        <translation>نُسي ما فوق هذا: لم يعد النموذج يقرؤه</translation>
    </message>
    <message>
        <source>The conversation is longer than the model&apos;s context. A new conversation, or a model with a larger context, has room again.</source>
        <translation>المحادثة أطول من سياق النموذج. في محادثة جديدة أو نموذج بسياق أكبر متسع من جديد.</translation>
    </message>
    <message>
        <source>Penseur reads its own JSON, the exports of ChatGPT and DeepSeek (also the zip as it comes), and the conversations of LM Studio, Jan and Open WebUI.

Choose files or a folder, or drop them here. You see what there is before anything is kept.</source>
        <translation>يقرأ Penseur ملفات JSON الخاصة به، وصادرات ChatGPT وDeepSeek (حتى ملف zip كما يصل)، ومحادثات LM Studio وJan وOpen WebUI.

اختر ملفات أو مجلدًا، أو أفلتها هنا. ترى ما فيها قبل أن يُحفظ شيء.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>جارٍ القراءة…</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>تُرك منها:</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>نسخ القائمة</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>اختيار ملفات…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Import {number}</source>
        <translation>استيراد {number}</translation>
    </message>
    <message>
        <source>Conversations (*.json *.jsonl *.zip)</source>
        <translation>محادثات (*.json *.jsonl *.zip)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message numerus="yes">
        <source>Reading… %n conversations found.</source>
        <translation>
            <numerusform>جارٍ القراءة… وُجدت %n محادثات.</numerusform>
            <numerusform>جارٍ القراءة… وُجدت محادثة واحدة.</numerusform>
            <numerusform>جارٍ القراءة… وُجدت محادثتان.</numerusform>
            <numerusform>جارٍ القراءة… وُجدت %n محادثات.</numerusform>
            <numerusform>جارٍ القراءة… وُجدت %n محادثة.</numerusform>
            <numerusform>جارٍ القراءة… وُجدت %n محادثة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also import the %n that are here already, as a copy</source>
        <translation>
            <numerusform>استيراد المحادثات الـ%n الموجودة هنا أيضًا، كنسخة</numerusform>
            <numerusform>استيراد المحادثة الموجودة هنا أيضًا، كنسخة</numerusform>
            <numerusform>استيراد المحادثتين الموجودتين هنا أيضًا، كنسخة</numerusform>
            <numerusform>استيراد المحادثات الـ%n الموجودة هنا أيضًا، كنسخة</numerusform>
            <numerusform>استيراد المحادثات الـ%n الموجودة هنا أيضًا، كنسخة</numerusform>
            <numerusform>استيراد المحادثات الـ%n الموجودة هنا أيضًا، كنسخة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations imported.</source>
        <translation>
            <numerusform>استُوردت %n محادثات.</numerusform>
            <numerusform>استُوردت محادثة واحدة.</numerusform>
            <numerusform>استُوردت محادثتان.</numerusform>
            <numerusform>استُوردت %n محادثات.</numerusform>
            <numerusform>استُوردت %n محادثة.</numerusform>
            <numerusform>استُوردت %n محادثة.</numerusform>
        </translation>
    </message>
    <message>
        <source>this is no JSON</source>
        <translation>ليس هذا JSON</translation>
    </message>
    <message>
        <source>this is no conversation of a program that Penseur knows</source>
        <translation>ليست هذه محادثة من برنامج يعرفه Penseur</translation>
    </message>
    <message>
        <source>a newer Penseur wrote this; update Penseur, then import it again</source>
        <translation>كتب هذا إصدار أحدث من Penseur؛ حدّث Penseur ثم استورده من جديد</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>the file ends in the middle of a conversation; what is before it is read</source>
        <translation>ينتهي الملف وسط محادثة؛ قُرئ ما قبلها</translation>
    </message>
    <message>
        <source>nothing was said in it</source>
        <translation>لم يُقل فيها شيء</translation>
    </message>
    <message>
        <source>too large for a conversation</source>
        <translation>أكبر من أن تكون محادثة</translation>
    </message>
    <message>
        <source>the file can&apos;t be read</source>
        <translation>لا يمكن قراءة الملف</translation>
    </message>
    <message numerus="yes">
        <source>%n messages that nothing leads to</source>
        <translation>
            <numerusform>%n رسائل لا يقود إليها شيء</numerusform>
            <numerusform>رسالة واحدة لا يقود إليها شيء</numerusform>
            <numerusform>رسالتان لا يقود إليهما شيء</numerusform>
            <numerusform>%n رسائل لا يقود إليها شيء</numerusform>
            <numerusform>%n رسالة لا يقود إليها شيء</numerusform>
            <numerusform>%n رسالة لا يقود إليها شيء</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures or files</source>
        <translation>
            <numerusform>%n صور أو ملفات</numerusform>
            <numerusform>صورة أو ملف واحد</numerusform>
            <numerusform>صورتان أو ملفان</numerusform>
            <numerusform>%n صور أو ملفات</numerusform>
            <numerusform>%n صورة أو ملفًا</numerusform>
            <numerusform>%n صورة أو ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uses of tools</source>
        <translation>
            <numerusform>%n استعمالات لأدوات</numerusform>
            <numerusform>استعمال واحد لأداة</numerusform>
            <numerusform>استعمالان لأدوات</numerusform>
            <numerusform>%n استعمالات لأدوات</numerusform>
            <numerusform>%n استعمالًا لأدوات</numerusform>
            <numerusform>%n استعمال لأدوات</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instructions to the model</source>
        <translation>
            <numerusform>%n تعليمات للنموذج</numerusform>
            <numerusform>تعليمة واحدة للنموذج</numerusform>
            <numerusform>تعليمتان للنموذج</numerusform>
            <numerusform>%n تعليمات للنموذج</numerusform>
            <numerusform>%n تعليمة للنموذج</numerusform>
            <numerusform>%n تعليمة للنموذج</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broken lines</source>
        <translation>
            <numerusform>%n أسطر معطوبة</numerusform>
            <numerusform>سطر معطوب واحد</numerusform>
            <numerusform>سطران معطوبان</numerusform>
            <numerusform>%n أسطر معطوبة</numerusform>
            <numerusform>%n سطرًا معطوبًا</numerusform>
            <numerusform>%n سطر معطوب</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… و%n أخرى.</numerusform>
            <numerusform>… وواحدة أخرى.</numerusform>
            <numerusform>… واثنتان أخريان.</numerusform>
            <numerusform>… و%n أخرى.</numerusform>
            <numerusform>… و%n أخرى.</numerusform>
            <numerusform>… و%n أخرى.</numerusform>
        </translation>
    </message>
    <message>
        <source>without {things}</source>
        <translation>من دون {things}</translation>
    </message>
    <message>
        <source>{where}: {reasons}</source>
        <translation>{where}: {reasons}</translation>
    </message>
    <message>
        <source>No conversation was found that can be imported.</source>
        <translation>لم توجد محادثة يمكن استيرادها.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations found.</source>
        <translation>
            <numerusform>وُجدت %n محادثات.</numerusform>
            <numerusform>وُجدت محادثة واحدة.</numerusform>
            <numerusform>وُجدت محادثتان.</numerusform>
            <numerusform>وُجدت %n محادثات.</numerusform>
            <numerusform>وُجدت %n محادثة.</numerusform>
            <numerusform>وُجدت %n محادثة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations found. All of them are here already.</source>
        <translation>
            <numerusform>وُجدت %n محادثات، وكلها هنا بالفعل.</numerusform>
            <numerusform>وُجدت محادثة واحدة، وهي هنا بالفعل.</numerusform>
            <numerusform>وُجدت محادثتان، وهما هنا بالفعل.</numerusform>
            <numerusform>وُجدت %n محادثات، وكلها هنا بالفعل.</numerusform>
            <numerusform>وُجدت %n محادثة، وكلها هنا بالفعل.</numerusform>
            <numerusform>وُجدت %n محادثة، وكلها هنا بالفعل.</numerusform>
        </translation>
    </message>
    <message>
        <source>{found}, of which {known}.</source>
        <translation>{found}، منها {known}.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations found</source>
        <translation>
            <numerusform>وُجدت %n محادثات</numerusform>
            <numerusform>وُجدت محادثة واحدة</numerusform>
            <numerusform>وُجدت محادثتان</numerusform>
            <numerusform>وُجدت %n محادثات</numerusform>
            <numerusform>وُجدت %n محادثة</numerusform>
            <numerusform>وُجدت %n محادثة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are here already</source>
        <translation>
            <numerusform>%n هنا بالفعل</numerusform>
            <numerusform>واحدة هنا بالفعل</numerusform>
            <numerusform>اثنتان هنا بالفعل</numerusform>
            <numerusform>%n هنا بالفعل</numerusform>
            <numerusform>%n هنا بالفعل</numerusform>
            <numerusform>%n هنا بالفعل</numerusform>
        </translation>
    </message>
    <message>
        <source>Incognito: gone when you close it</source>
        <translation>محادثة خفية: تزول عند إغلاقها</translation>
    </message>
    <message>
        <source>incognito</source>
        <translation>خفية</translation>
    </message>
    <message>
        <source>Nothing of this window is kept on the disk: no conversation, no title, no draft.</source>
        <translation>لا يُحفظ شيء من هذه النافذة على القرص: لا محادثة ولا عنوان ولا مسودة.</translation>
    </message>
    <message>
        <source>{title} – {program}</source>
        <translation>{title} – {program}</translation>
    </message>
    <message>
        <source>Close the incognito conversation?</source>
        <translation>هل تريد إغلاق المحادثة الخفية؟</translation>
    </message>
    <message>
        <source>It is kept nowhere: what was said is gone for good.</source>
        <translation>هي غير محفوظة في أي مكان: ما قيل فيها يزول نهائيًا.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>إغلاقها</translation>
    </message>
    <message>
        <source>Change the keys…</source>
        <translation>تغيير المفاتيح…</translation>
    </message>
    <message>
        <source>Press the new keys…</source>
        <translation>اضغط المفاتيح الجديدة…</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>البحث عن أمر…</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>الجزء التالي من النافذة</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Search all conversations</source>
        <translation>البحث في كل المحادثات</translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation>المهملات…</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>النسخ الاحتياطية…</translation>
    </message>
    <message>
        <source>The backup is restored. The conversations from before are kept as {path}.</source>
        <translation>استُعيدت النسخة الاحتياطية. حُفظت المحادثات السابقة باسم ⁨{path}⁩.</translation>
    </message>
    <message>
        <source>Open this address in your browser?</source>
        <translation>هل تريد فتح هذا العنوان في متصفحك؟</translation>
    </message>
    <message>
        <source>Your conversations are locked</source>
        <translation>محادثاتك مقفلة</translation>
    </message>
    <message>
        <source>Enter the passphrase to go on.</source>
        <translation>أدخل عبارة المرور للمتابعة.</translation>
    </message>
    <message>
        <source>Opening your conversations</source>
        <translation>جارٍ فتح محادثاتك</translation>
    </message>
    <message>
        <source>The keyring of this computer has the key. It may ask you to unlock it.</source>
        <translation>لدى حلقة مفاتيح هذا الحاسوب المفتاح. قد تطلب منك فتح قفلها.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مجددًا</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>جارٍ فتح القفل…</translation>
    </message>
    <message>
        <source>not measurable on this machine</source>
        <translation>لا يمكن قياسها على هذا الجهاز</translation>
    </message>
    <message>
        <source>not measurable on this machine: the system lets only its administrator read the counter</source>
        <translation>لا يمكن قياسها على هذا الجهاز: لا يسمح النظام بقراءة العداد إلا لمديره</translation>
    </message>
    <message>
        <source>not measurable on this machine: its GPU has no counter</source>
        <translation>لا يمكن قياسها على هذا الجهاز: لا عداد لبطاقة رسومياته</translation>
    </message>
    <message>
        <source>{number} J</source>
        <translation>{number} جول</translation>
    </message>
    <message>
        <source>{number} kJ</source>
        <translation>{number} كيلوجول</translation>
    </message>
    <message>
        <source>{number} MJ</source>
        <translation>{number} ميغاجول</translation>
    </message>
    <message>
        <source>The context is {made} tokens instead of {wanted}: there is not enough memory for more.</source>
        <translation>السياق {made} رمز بدلًا من {wanted}: لا توجد ذاكرة كافية لأكثر من ذلك.</translation>
    </message>
    <message>
        <source>The model&apos;s cache is kept in 8 bits for lack of memory: long questions take longer to read.</source>
        <translation>تُحفظ الذاكرة المخبئية للنموذج بدقة ٨ بتات لضيق الذاكرة: تستغرق قراءة الأسئلة الطويلة وقتًا أطول.</translation>
    </message>
    <message>
        <source>The model&apos;s cache is kept in 16 bits: in 8 bits this model would read long questions several times slower, or not at all.</source>
        <translation>تُحفظ الذاكرة المخبئية للنموذج بدقة ١٦ بتًا: بدقة ٨ بتات يقرأ هذا النموذج الأسئلة الطويلة أبطأ عدة مرات أو لا يقرؤها.</translation>
    </message>
    <message>
        <source>The GPU computes {number} of {total} layers: it has not enough memory for more.</source>
        <translation>تحسب بطاقة الرسوميات {number} من {total} طبقة: ليست لها ذاكرة كافية لأكثر من ذلك.</translation>
    </message>
    <message>
        <source>The processor computes alone: the GPU can&apos;t hold or run this model.</source>
        <translation>يحسب المعالج وحده: لا تستطيع بطاقة الرسوميات حمل هذا النموذج أو تشغيله.</translation>
    </message>
    <message>
        <source>under 0.1 J</source>
        <translation>أقل من ٠٫١ جول</translation>
    </message>
    <message numerus="yes">
        <source>{energy} for %n answers</source>
        <translation>
            <numerusform>{energy} لـ%n إجابات</numerusform>
            <numerusform>{energy} لإجابة واحدة</numerusform>
            <numerusform>{energy} لإجابتين</numerusform>
            <numerusform>{energy} لـ%n إجابات</numerusform>
            <numerusform>{energy} لـ%n إجابة</numerusform>
            <numerusform>{energy} لـ%n إجابة</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>&amp;محادثة</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>إيقاف الإجابة</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>Attach text files…</source>
        <translation>إرفاق ملفات نصية…</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>التفاف</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>التفاف الأسطر الطويلة</translation>
    </message>
    <message>
        <source>Number the lines</source>
        <translation>ترقيم الأسطر</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>نسخ الشفرة</translation>
    </message>
    <message>
        <source>Code, {language}</source>
        <translation>شفرة {language}</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>شفرة</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>صيغة</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>The formula is longer than 4,000 characters</source>
        <translation>الصيغة أطول من ٤٬٠٠٠ حرف</translation>
    </message>
    <message>
        <source>The formula is nested too deeply</source>
        <translation>الصيغة متداخلة أكثر مما ينبغي</translation>
    </message>
    <message>
        <source>The formula holds something that cannot be shown</source>
        <translation>تحتوي الصيغة ما لا يمكن عرضه</translation>
    </message>
    <message>
        <source>The formula takes too long to set</source>
        <translation>يستغرق تنسيق الصيغة وقتًا طويلًا</translation>
    </message>
    <message>
        <source>The formula takes too much memory to set</source>
        <translation>يحتاج تنسيق الصيغة ذاكرة كبيرة</translation>
    </message>
    <message>
        <source>The formula cannot be set</source>
        <translation>لا يمكن تنسيق الصيغة</translation>
    </message>
    <message>
        <source>Actions of this message</source>
        <translation>إجراءات هذه الرسالة</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>النسخة السابقة</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>النسخة اللاحقة</translation>
    </message>
    <message>
        <source>Version {number} of {total}</source>
        <translation>النسخة {number} من {total}</translation>
    </message>
    <message>
        <source>Stop the answer first, or wait until it has ended.</source>
        <translation>أوقف الإجابة أولًا أو انتظر حتى تنتهي.</translation>
    </message>
    <message>
        <source>The conversation is being read. Try again in a moment.</source>
        <translation>تُقرأ المحادثة الآن. حاول بعد لحظة.</translation>
    </message>
    <message>
        <source>The answer was deleted.</source>
        <translation>حُذفت الإجابة.</translation>
    </message>
    <message>
        <source>The question and what followed were deleted.</source>
        <translation>حُذف السؤال وما تلاه.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>{name} is here and verified.</source>
        <translation>⁨{name}⁩ هنا وقد تُحقق منه.</translation>
    </message>
    <message>
        <source>How this model answers…</source>
        <translation>كيف يجيب هذا النموذج…</translation>
    </message>
    <message>
        <source>Started with --offline: this run uses no network.</source>
        <translation>بدأ البرنامج مع ‎--offline: لا تُستخدم أي شبكة في هذه الجلسة.</translation>
    </message>
    <message>
        <source>Let other computers help</source>
        <translation>مساعدة حواسيب أخرى</translation>
    </message>
    <message>
        <source>{number} {unit}</source>
        <translation>{number} {unit}</translation>
    </message>
    <message>
        <source>{value}, as this model</source>
        <translation>{value}، كما لهذا النموذج</translation>
    </message>
    <message>
        <source>{value}, as everywhere</source>
        <translation>{value}، كما في كل مكان</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>القيم</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>البدء من</translation>
    </message>
    <message>
        <source>Choose nothing here</source>
        <translation>عدم اختيار شيء هنا</translation>
    </message>
    <message>
        <source>Keep these values under a name…</source>
        <translation>حفظ هذه القيم باسم…</translation>
    </message>
    <message>
        <source>Forget a name</source>
        <translation>نسيان اسم</translation>
    </message>
    <message>
        <source>A name for these values:</source>
        <translation>اسم لهذه القيم:</translation>
    </message>
    <message>
        <source>Replace what is kept as “{name}”?</source>
        <translation>أتستبدل ما حُفظ باسم «⁨{name}⁩»؟</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>How this conversation is answered</source>
        <translation>كيف تُجاب هذه المحادثة</translation>
    </message>
    <message>
        <source>How “{title}” is answered</source>
        <translation>كيف تُجاب «⁨{title}⁩»</translation>
    </message>
    <message>
        <source>What you choose here counts for this conversation alone, from the next answer on. Another memory or speed loads the model again with the next question.</source>
        <translation>ما تختاره هنا يسري على هذه المحادثة وحدها، من الإجابة التالية. وتغيير الذاكرة أو السرعة يعيد تحميل النموذج مع السؤال التالي.</translation>
    </message>
    <message>
        <source>How this model answers</source>
        <translation>كيف يجيب هذا النموذج</translation>
    </message>
    <message>
        <source>How {model} answers</source>
        <translation>كيف يجيب ⁨{model}⁩</translation>
    </message>
    <message>
        <source>What you choose here counts for this model in all conversations, but where a conversation has a choice of its own.</source>
        <translation>ما تختاره هنا يسري على هذا النموذج في كل المحادثات، إلا محادثة لها اختيارها الخاص.</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>البحث في الإعدادات</translation>
    </message>
    <message>
        <source>No setting has these words. Try others.</source>
        <translation>لا إعداد فيه هذه الكلمات. جرّب غيرها.</translation>
    </message>
    <message>
        <source>Settings – Penseur</source>
        <translation>الإعدادات – Penseur</translation>
    </message>
    <message>
        <source>They compute a part of a model that is too large for this computer.</source>
        <translation>تحسب جزءًا من نموذج أكبر مما يسعه هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The present model</source>
        <translation>النموذج الحالي</translation>
    </message>
    <message>
        <source>What is chosen for it alone counts before what stands here.</source>
        <translation>ما اختير له وحده يسبق ما هو مذكور هنا.</translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation>النماذج على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Use them, get others, delete them.</source>
        <translation>استعملها أو اجلب غيرها أو احذفها.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>فتح…</translation>
    </message>
    <message>
        <source>Other computers and services that may answer in a model&apos;s place.</source>
        <translation>حواسيب وخدمات أخرى يجوز أن تجيب بدلًا من نموذج.</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no draft model</comment>
        <translation>بلا نموذج مخمِّن</translation>
    </message>
    <message>
        <source>{name} guesses now.</source>
        <translation>⁨{name}⁩ يخمّن الآن.</translation>
    </message>
    <message>
        <source>Everything that Penseur has sent over the network: when, to whom, what for.</source>
        <translation>كل ما أرسله Penseur عبر الشبكة: متى، وإلى من، ولأي غرض.</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>إظهار…</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>التعليمات</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>التخزين</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>سطح المكتب</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>الاختصارات</translation>
    </message>
    <message>
        <source>Your questions and the answers stay on this computer, unless you choose a server or other computers to answer.</source>
        <translation>تبقى أسئلتك والإجابات على هذا الحاسوب، إلا إذا اخترت أن يجيب خادم أو حواسيب أخرى.</translation>
    </message>
    <message>
        <source>The Hub learns which models you look for and download, never what you write.</source>
        <translation>يعرف Hub النماذج التي تبحث عنها وتنزّلها، ولا يعرف ما تكتبه أبدًا.</translation>
    </message>
    <message>
        <source>Penseur sends no statistics, looks for no updates and needs no account.</source>
        <translation>لا يرسل Penseur إحصاءات، ولا يبحث عن تحديثات، ولا يحتاج حسابًا.</translation>
    </message>
    <message>
        <source>{setting}: {action}</source>
        <translation>{setting}: {action}</translation>
    </message>
    <message>
        <source>Encryption and passphrase</source>
        <translation>التشفير وعبارة المرور</translation>
    </message>
    <message>
        <source>Encrypt your conversations, change the passphrase, look after readable copies.</source>
        <translation>شفّر محادثاتك، أو غيّر عبارة المرور، أو تدبّر النسخ القابلة للقراءة.</translation>
    </message>
    <message>
        <source>Everything that was said, with drafts and backups.</source>
        <translation>كل ما قيل، مع المسودات والنسخ الاحتياطية.</translation>
    </message>
    <message>
        <source>What was downloaded. The Models window moves the whole folder.</source>
        <translation>ما نُزّل. تنقل نافذة النماذج المجلد كله.</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>نقل…</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>الذاكرة المخبئية</translation>
    </message>
    <message>
        <source>What makes answers start sooner. It can be deleted while Penseur is closed.</source>
        <translation>ما يجعل الإجابات تبدأ أسرع. يمكن حذفه عندما يكون Penseur مغلقًا.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>السجلات</translation>
    </message>
    <message>
        <source>What the program and its engine did, without a word of any conversation.</source>
        <translation>ما فعله البرنامج ومحركه، من دون كلمة من أي محادثة.</translation>
    </message>
    <message>
        <source>Verified copies of all conversations, made every day.</source>
        <translation>نسخ مُتحقق منها لكل المحادثات، تُصنع كل يوم.</translation>
    </message>
    <message>
        <source>Deleted conversations stay there for a while.</source>
        <translation>تبقى المحادثات المحذوفة هناك مدة.</translation>
    </message>
    <message>
        <source>{size} in {folder}</source>
        <translation>{size} في ⁨{folder}⁩</translation>
    </message>
    <message>
        <source>Runs on almost any computer. School mathematics and simple step-by-step puzzles; good for a first try.</source>
        <translation>يعمل على أي حاسوب تقريبًا. رياضيات مدرسية وألغاز بسيطة خطوة بخطوة؛ جيد لتجربة أولى.</translation>
    </message>
    <message>
        <source>Very weak at facts: it invents names, dates and sources. Check whatever matters.</source>
        <translation>ضعيف جدًا في الحقائق: يخترع الأسماء والتواريخ والمصادر. تحقق من كل ما يهم.</translation>
    </message>
    <message>
        <source>Best in English; other languages are poor.</source>
        <translation>أفضل بالإنجليزية؛ وهو ضعيف في غيرها.</translation>
    </message>
    <message>
        <source>It can think in circles and then needs to be stopped and asked anew.</source>
        <translation>قد يدور تفكيره في حلقة، فيجب إيقافه وسؤاله من جديد.</translation>
    </message>
    <message>
        <source>It does not follow system prompts well; put instructions into the question.</source>
        <translation>لا يتبع تعليمات النظام جيدًا؛ ضع التعليمات في السؤال.</translation>
    </message>
    <message>
        <source>Made in China: on some political subjects (Tibet, the Uyghurs, Tiananmen) it declines to answer or repeats the state&apos;s position.</source>
        <translation>صُنع في الصين: يمتنع في بعض الموضوعات السياسية (التبت والأويغور وتيانانمن) عن الإجابة أو يكرر موقف الدولة.</translation>
    </message>
    <message>
        <source>DeepSeek&apos;s weights</source>
        <translation>أوزان DeepSeek</translation>
    </message>
    <message>
        <source>the Qwen2.5 base model</source>
        <translation>النموذج الأساسي Qwen2.5</translation>
    </message>
    <message>
        <source>Mathematics and logic on a laptop with 8 GB of memory.</source>
        <translation>الرياضيات والمنطق على حاسوب محمول بذاكرة ٨ غيغابايت.</translation>
    </message>
    <message>
        <source>Weak at facts for its fluency: it invents details. Check whatever matters.</source>
        <translation>ضعيف في الحقائق قياسًا إلى طلاقته: يخترع التفاصيل. تحقق من كل ما يهم.</translation>
    </message>
    <message>
        <source>Everyday questions, texts and some programming on a laptop with 16 GB of memory.</source>
        <translation>أسئلة يومية ونصوص وبعض البرمجة على حاسوب محمول بذاكرة ١٦ غيغابايت.</translation>
    </message>
    <message>
        <source>the Llama 3.1 base model</source>
        <translation>النموذج الأساسي Llama 3.1</translation>
    </message>
    <message>
        <source>The strongest of the small ones at mathematics and programming, and the one that follows instructions best.</source>
        <translation>أقوى النماذج الصغيرة في الرياضيات والبرمجة، وأكثرها اتباعًا للتعليمات.</translation>
    </message>
    <message>
        <source>It thinks long: answers take more time than those of the other small ones.</source>
        <translation>يفكر طويلًا: تستغرق إجاباته وقتًا أطول من غيره من النماذج الصغيرة.</translation>
    </message>
    <message>
        <source>the Qwen3 base model</source>
        <translation>النموذج الأساسي Qwen3</translation>
    </message>
    <message>
        <source>Reasoning, programming and texts on a computer with 16 GB of memory or a good graphics card.</source>
        <translation>استدلال وبرمجة ونصوص على حاسوب بذاكرة ١٦ غيغابايت أو ببطاقة رسوميات جيدة.</translation>
    </message>
    <message>
        <source>The best balance of quality and size: hard reasoning and programming, with 32 GB of memory or a 24 GB graphics card.</source>
        <translation>أفضل توازن بين الجودة والحجم: استدلال وبرمجة صعبان، بذاكرة ٣٢ غيغابايت أو بطاقة رسوميات بسعة ٢٤ غيغابايت.</translation>
    </message>
    <message>
        <source>Better at facts than the small ones, but it still invents details.</source>
        <translation>أفضل في الحقائق من النماذج الصغيرة، لكنه ما زال يخترع التفاصيل.</translation>
    </message>
    <message>
        <source>The strongest of the distilled ones, for workstations with 64 GB of memory.</source>
        <translation>أقوى النماذج المقطَّرة، لمحطات عمل بذاكرة ٦٤ غيغابايت.</translation>
    </message>
    <message>
        <source>Slow without a graphics card of its size.</source>
        <translation>بطيء من دون بطاقة رسوميات بحجمه.</translation>
    </message>
    <message>
        <source>the Llama 3.3 base model</source>
        <translation>النموذج الأساسي Llama 3.3</translation>
    </message>
    <message>
        <source>The 70B model, trained further by Perplexity to answer the political subjects that DeepSeek-R1 declines.</source>
        <translation>نموذج 70B، دربته Perplexity تدريبًا إضافيًا ليجيب عن الموضوعات السياسية التي يمتنع عنها DeepSeek-R1.</translation>
    </message>
    <message>
        <source>Perplexity&apos;s training chose its own view of what is factual; it is not neutral for being uncensored.</source>
        <translation>اختار تدريب Perplexity نظرته الخاصة إلى ما هو حقيقي؛ وهو ليس محايدًا لمجرد أنه غير محجوب.</translation>
    </message>
    <message>
        <source>DeepSeek&apos;s and Perplexity&apos;s weights</source>
        <translation>أوزان DeepSeek وPerplexity</translation>
    </message>
    <message>
        <source>The original, undistilled model: the reasoning that the others imitate.</source>
        <translation>النموذج الأصلي غير المقطَّر: الاستدلال الذي تحاكيه النماذج الأخرى.</translation>
    </message>
    <message>
        <source>For servers only: it needs about as much memory as its file is large, and is slow on anything less.</source>
        <translation>للخوادم فقط: يحتاج ذاكرة بقدر حجم ملفه تقريبًا، وهو بطيء على ما دون ذلك.</translation>
    </message>
    <message>
        <source>The quantisations below 3 bits lose much of its precision.</source>
        <translation>تفقد التكميمات الأقل من ٣ بتات كثيرًا من دقته.</translation>
    </message>
    <message>
        <source>The revision of May 2025: deeper reasoning, fewer inventions, better programming, and it follows system prompts.</source>
        <translation>مراجعة مايو ٢٠٢٥: استدلال أعمق، واختراع أقل، وبرمجة أفضل، ويتبع تعليمات النظام.</translation>
    </message>
    <message>
        <source>Use it now</source>
        <translation>استعماله الآن</translation>
    </message>
    <message>
        <source>About Penseur</source>
        <translation>حول Penseur</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>الإصدار {version}</translation>
    </message>
    <message>
        <source>Search in the parts</source>
        <translation>البحث في الأجزاء</translation>
    </message>
    <message>
        <source>What Penseur is made of</source>
        <translation>مم يتكون Penseur</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>A chat that thinks on your own computer, with DeepSeek-R1 and llama.cpp. No account, no telemetry; nothing leaves this computer unless you ask for it.</source>
        <translation>محادثة تفكر على حاسوبك، مع DeepSeek-R1 وllama.cpp. لا حساب ولا قياس عن بعد؛ ولا يغادر شيء هذا الحاسوب إلا إذا طلبت ذلك.</translation>
    </message>
    <message numerus="yes">
        <source>It is made of %n parts, each with its licence:</source>
        <translation>
            <numerusform>يتكون من %n أجزاء، لكل منها رخصته:</numerusform>
            <numerusform>يتكون من جزء واحد، وله رخصته:</numerusform>
            <numerusform>يتكون من جزأين، ولكل منهما رخصته:</numerusform>
            <numerusform>يتكون من %n أجزاء، لكل منها رخصته:</numerusform>
            <numerusform>يتكون من %n جزءًا، لكل منها رخصته:</numerusform>
            <numerusform>يتكون من %n جزء، لكل منها رخصته:</numerusform>
        </translation>
    </message>
    <message>
        <source>offline</source>
        <translation>دون اتصال</translation>
    </message>
    <message>
        <source>Penseur was started with --offline: it uses no network until you close it, whatever the settings say.</source>
        <translation>شُغّل Penseur بالخيار ‎--offline: لا يستعمل الشبكة حتى تغلقه، مهما قالت الإعدادات.</translation>
    </message>
    <message>
        <source>{model} is the model that answers.</source>
        <translation>⁨{model}⁩ هو النموذج الذي يجيب.</translation>
    </message>
    <message>
        <source>{model} can be used now.</source>
        <translation>يمكن استعمال ⁨{model}⁩ الآن.</translation>
    </message>
    <message>
        <source>image</source>
        <translation>صورة</translation>
    </message>
    <message>
        <source>Penseur was started with --offline and uses no network in this run. Start it without that, then try again.</source>
        <translation>شُغّل Penseur بالخيار ‎--offline ولا يستعمل الشبكة في هذا التشغيل. شغّله من دونه ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Rows: {rows}, columns: {n}</source>
        <translation>الصفوف: {rows}، الأعمدة: {n}</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;النماذج</translation>
    </message>
    <message>
        <source>Get and manage models…</source>
        <translation>جلب النماذج وإدارتها…</translation>
    </message>
    <message>
        <source>Use a server…</source>
        <translation>استعمال خادم…</translation>
    </message>
    <message>
        <source>How models run…</source>
        <translation>كيف تعمل النماذج…</translation>
    </message>
    <message>
        <source>{model}  ·  new</source>
        <translation>⁨{model}⁩  ·  جديد</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>لا نموذج مثبَّت</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>إلغاء التحميل</translation>
    </message>
    <message>
        <source>Models to get</source>
        <translation>نماذج للجلب</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Ask {host} for the exact figures</source>
        <translation>اسأل ⁨{host}⁩ عن الأرقام الدقيقة</translation>
    </message>
    <message>
        <source>Asking {host}…</source>
        <translation>جارٍ سؤال ⁨{host}⁩…</translation>
    </message>
    <message>
        <source>Licence: The repository names none; look at its page.</source>
        <translation>الرخصة: لا يذكر المستودع رخصة؛ انظر صفحته.</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>الرخصة: {licence}</translation>
    </message>
    <message>
        <source>Its files are for those who have accepted its conditions on the Hub.</source>
        <translation>ملفاته لمن قبل شروطه على Hub.</translation>
    </message>
    <message>
        <source>There is no GGUF model in this repository.</source>
        <translation>لا يوجد نموذج GGUF في هذا المستودع.</translation>
    </message>
    <message>
        <source>Licences: {licences}</source>
        <translation>الرخص: {licences}</translation>
    </message>
    <message>
        <source>Made from {model}</source>
        <translation>مصنوع من ⁨{model}⁩</translation>
    </message>
    <message>
        <source>Its makers recommend a temperature of {temperature} and a top-p of {top_p}</source>
        <translation>يوصي صانعوه بدرجة حرارة {temperature} وقيمة top-p ‏{top_p}</translation>
    </message>
    <message>
        <source>Search, or paste an address or owner/name</source>
        <translation>ابحث، أو ألصق عنوانًا أو المالك/الاسم</translation>
    </message>
    <message>
        <source>Search for models on the Hub</source>
        <translation>البحث عن نماذج على Hub</translation>
    </message>
    <message>
        <source>Search the Hub</source>
        <translation>البحث في Hub</translation>
    </message>
    <message>
        <source>Penseur is set to stay offline (under Network): nothing can be found or fetched. What is on this computer works.</source>
        <translation>ضُبط Penseur على البقاء دون اتصال (في «الشبكة»): لا يمكن العثور على شيء أو جلبه. ويعمل ما هو على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Nothing is sent before you open it; then {host} is asked for {repository}.</source>
        <translation>لا يُرسل شيء قبل أن تفتحه؛ ثم يُسأل ⁨{host}⁩ عن ⁨{repository}⁩.</translation>
    </message>
    <message>
        <source>Nothing is sent before you search; then these words go to {host}, which hosts models of all kinds.</source>
        <translation>لا يُرسل شيء قبل أن تبحث؛ ثم تذهب هذه الكلمات إلى ⁨{host}⁩ الذي يستضيف نماذج من كل نوع.</translation>
    </message>
    <message>
        <source>the Hub</source>
        <translation>الـHub</translation>
    </message>
    <message>
        <source>Enter a token…</source>
        <translation>إدخال رمز وصول…</translation>
    </message>
    <message>
        <source>Network…</source>
        <translation>الشبكة…</translation>
    </message>
    <message>
        <source>Progress of {name}</source>
        <translation>تقدم ⁨{name}⁩</translation>
    </message>
    <message>
        <source>Pause {name}</source>
        <translation>إيقاف ⁨{name}⁩ مؤقتًا</translation>
    </message>
    <message>
        <source>Go on with {name}</source>
        <translation>متابعة ⁨{name}⁩</translation>
    </message>
    <message>
        <source>Do {name} earlier</source>
        <translation>تقديم ⁨{name}⁩</translation>
    </message>
    <message>
        <source>Do {name} later</source>
        <translation>تأخير ⁨{name}⁩</translation>
    </message>
    <message>
        <source>Cancel {name}</source>
        <translation>إلغاء ⁨{name}⁩</translation>
    </message>
    <message>
        <source>Cancel, keep what has arrived</source>
        <translation>إلغاء مع إبقاء ما وصل</translation>
    </message>
    <message>
        <source>Cancel and delete what has arrived</source>
        <translation>إلغاء وحذف ما وصل</translation>
    </message>
    <message>
        <source>Try {name} again</source>
        <translation>محاولة ⁨{name}⁩ مجددًا</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>استعمال الآن</translation>
    </message>
    <message>
        <source>Use {name} now</source>
        <translation>استعمال ⁨{name}⁩ الآن</translation>
    </message>
    <message>
        <source>Show {name} in its folder</source>
        <translation>إظهار ⁨{name}⁩ في مجلده</translation>
    </message>
    <message>
        <source>Get again</source>
        <translation>جلب مجددًا</translation>
    </message>
    <message>
        <source>Get {name} again</source>
        <translation>جلب ⁨{name}⁩ مجددًا</translation>
    </message>
    <message>
        <source>Take {name} off the list</source>
        <translation>إزالة ⁨{name}⁩ من القائمة</translation>
    </message>
    <message>
        <source>from {repository}</source>
        <translation>من ⁨{repository}⁩</translation>
    </message>
    <message>
        <source>{name}. {state}</source>
        <translation>{name}. {state}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>جارٍ الاتصال</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>جارٍ التنزيل</translation>
    </message>
    <message>
        <source>Stalled: waiting for the server</source>
        <translation>متوقف: في انتظار الخادم</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>محاولة أخرى</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>جارٍ التحقق</translation>
    </message>
    <message>
        <source>Here and verified</source>
        <translation>هنا وقد تُحقق منه</translation>
    </message>
    <message>
        <source>Cancelled. What has arrived is kept for the next try.</source>
        <translation>أُلغي. ما وصل محفوظ للمحاولة التالية.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>في انتظار دوره</translation>
    </message>
    <message>
        <source>Retrying in {time}</source>
        <translation>محاولة أخرى بعد {time}</translation>
    </message>
    <message>
        <source>{problem}. Retrying</source>
        <translation>{problem}. محاولة أخرى</translation>
    </message>
    <message>
        <source>{problem}. Retrying in {time}</source>
        <translation>{problem}. محاولة أخرى بعد {time}</translation>
    </message>
    <message>
        <source>{done} of {whole}</source>
        <translation>{done} من {whole}</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/ث</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>بقي {time}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} د</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} س {minutes} د</translation>
    </message>
    <message>
        <source>Nothing is being downloaded. Choose a model under Discover: it comes in one piece even if the connection breaks or the computer is switched off in between.</source>
        <translation>لا يُنزَّل شيء الآن. اختر نموذجًا في «اكتشاف»: يصل كاملًا حتى لو انقطع الاتصال أو أُطفئ الحاسوب في أثناء ذلك.</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>التنزيلات</translation>
    </message>
    <message>
        <source>Runs well here</source>
        <translation>يعمل جيدًا هنا</translation>
    </message>
    <message>
        <source>Runs here, slowly</source>
        <translation>يعمل هنا ببطء</translation>
    </message>
    <message>
        <source>Does not fit now</source>
        <translation>لا تتسع له الذاكرة الآن</translation>
    </message>
    <message>
        <source>Does not fit here</source>
        <translation>لا تتسع له الذاكرة هنا</translation>
    </message>
    <message>
        <source>{size} of memory are missing: close other programs first</source>
        <translation>ينقص {size} من الذاكرة: أغلق برامج أخرى أولًا</translation>
    </message>
    <message>
        <source>{size} of memory are missing on this computer</source>
        <translation>ينقص {size} من الذاكرة على هذا الحاسوب</translation>
    </message>
    <message>
        <source>a question thinks for about {time}</source>
        <translation>يفكر السؤال نحو {time}</translation>
    </message>
    <message>
        <source>with a smaller context, for lack of memory</source>
        <translation>بسياق أصغر لضيق الذاكرة</translation>
    </message>
    <message>
        <source>{percent} % on the GPU</source>
        <translation>{percent} % على بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>{seconds}&#xa0;s</source>
        <translation>{seconds}&#xa0;ث</translation>
    </message>
    <message>
        <source>{minutes}&#xa0;min</source>
        <translation>{minutes}&#xa0;د</translation>
    </message>
    <message>
        <source>{hours}&#xa0;h</source>
        <translation>{hours}&#xa0;س</translation>
    </message>
    <message>
        <source>its speed is known once it has run</source>
        <translation>تُعرف سرعته بعد أن يعمل</translation>
    </message>
    <message>
        <source>{speed}, measured here</source>
        <translation>{speed}، مقيسة هنا</translation>
    </message>
    <message>
        <source>about {speed}</source>
        <translation>نحو {speed}</translation>
    </message>
    <message>
        <source>Repositories that were found</source>
        <translation>المستودعات التي وُجدت</translation>
    </message>
    <message>
        <source>Back to the catalog</source>
        <translation>العودة إلى الفهرس</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>إيقاف البحث</translation>
    </message>
    <message>
        <source>More results</source>
        <translation>نتائج أخرى</translation>
    </message>
    <message>
        <source>Open the repository</source>
        <translation>فتح المستودع</translation>
    </message>
    <message>
        <source>{host} has no GGUF repository. Try fewer or other words.</source>
        <translation>ليس لدى ⁨{host}⁩ مستودع GGUF. جرّب كلمات أقل أو غيرها.</translation>
    </message>
    <message>
        <source>{host} has no GGUF repository for “{words}”. Try fewer or other words.</source>
        <translation>ليس لدى ⁨{host}⁩ مستودع GGUF لعبارة «⁨{words}⁩». جرّب كلمات أقل أو غيرها.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n found for “{words}”, the most downloaded first.</source>
        <translation>
            <numerusform>أول %n نتائج لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>أول نتيجة لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>أول نتيجتين لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>أول %n نتائج لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>أول %n نتيجة لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>أول %n نتيجة لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n found, the most downloaded first.</source>
        <translation>
            <numerusform>أول %n نتائج، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>أول نتيجة، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>أول نتيجتين، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>أول %n نتائج، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>أول %n نتيجة، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>أول %n نتيجة، الأكثر تنزيلًا أولًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found for “{words}”, the most downloaded first.</source>
        <translation>
            <numerusform>%n نتائج لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>نتيجة واحدة لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>نتيجتان لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>%n نتائج لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>%n نتيجة لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>%n نتيجة لعبارة «⁨{words}⁩»، الأكثر تنزيلًا أولًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found, the most downloaded first.</source>
        <translation>
            <numerusform>%n نتائج، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>نتيجة واحدة، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>نتيجتان، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>%n نتائج، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>%n نتيجة، الأكثر تنزيلًا أولًا.</numerusform>
            <numerusform>%n نتيجة، الأكثر تنزيلًا أولًا.</numerusform>
        </translation>
    </message>
    <message>
        <source>no licence named</source>
        <translation>لم تُذكر رخصة</translation>
    </message>
    <message>
        <source>licence {licence}</source>
        <translation>رخصة {licence}</translation>
    </message>
    <message numerus="yes">
        <source>%n downloads last month</source>
        <translation>
            <numerusform>%n تنزيلات في الشهر الماضي</numerusform>
            <numerusform>تنزيل واحد في الشهر الماضي</numerusform>
            <numerusform>تنزيلان في الشهر الماضي</numerusform>
            <numerusform>%n تنزيلات في الشهر الماضي</numerusform>
            <numerusform>%n تنزيلًا في الشهر الماضي</numerusform>
            <numerusform>%n تنزيل في الشهر الماضي</numerusform>
        </translation>
    </message>
    <message>
        <source>asks you to accept its conditions</source>
        <translation>يطلب منك قبول شروطه</translation>
    </message>
    <message>
        <source>{action}: {model}</source>
        <translation>{action}: {model}</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>جلب</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>استعمال</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>مستعمل</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>في الطريق</translation>
    </message>
    <message>
        <source>{percent} % here</source>
        <translation>وصل {percent} %</translation>
    </message>
    <message>
        <source>came with Penseur</source>
        <translation>جاء مع Penseur</translation>
    </message>
    <message>
        <source>in the models folder</source>
        <translation>في مجلد النماذج</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>أضفته أنت</translation>
    </message>
    <message>
        <source>from the Hugging Face cache</source>
        <translation>من ذاكرة Hugging Face المخبئية</translation>
    </message>
    <message>
        <source>from LM Studio</source>
        <translation>من LM Studio</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>قيد الاستعمال</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>النماذج المثبتة</translation>
    </message>
    <message numerus="yes">
        <source>up to %n tokens</source>
        <translation>
            <numerusform>حتى %n رموز</numerusform>
            <numerusform>حتى رمز واحد</numerusform>
            <numerusform>حتى رمزين</numerusform>
            <numerusform>حتى %n رموز</numerusform>
            <numerusform>حتى %n رمزًا</numerusform>
            <numerusform>حتى %n رمز</numerusform>
        </translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>لم يُستعمل بعد</translation>
    </message>
    <message>
        <source>used today</source>
        <translation>استُعمل اليوم</translation>
    </message>
    <message>
        <source>used yesterday</source>
        <translation>استُعمل أمس</translation>
    </message>
    <message numerus="yes">
        <source>used %n days ago</source>
        <translation>
            <numerusform>استُعمل قبل %n أيام</numerusform>
            <numerusform>استُعمل قبل يوم</numerusform>
            <numerusform>استُعمل قبل يومين</numerusform>
            <numerusform>استُعمل قبل %n أيام</numerusform>
            <numerusform>استُعمل قبل %n يومًا</numerusform>
            <numerusform>استُعمل قبل %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n months ago</source>
        <translation>
            <numerusform>استُعمل قبل %n أشهر</numerusform>
            <numerusform>استُعمل قبل شهر</numerusform>
            <numerusform>استُعمل قبل شهرين</numerusform>
            <numerusform>استُعمل قبل %n أشهر</numerusform>
            <numerusform>استُعمل قبل %n شهرًا</numerusform>
            <numerusform>استُعمل قبل %n شهر</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>استعمال هذا النموذج</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>Delete this model…</source>
        <translation>حذف هذا النموذج…</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>إزالة من القائمة</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>إضافة ملف…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Move the models…</source>
        <translation>نقل النماذج…</translation>
    </message>
    <message numerus="yes">
        <source>%n models, {size}. New ones go to {place}. Drop a GGUF file here to add it.</source>
        <translation>
            <numerusform>%n نماذج، {size}. تذهب النماذج الجديدة إلى ⁨{place}⁩. أفلت ملف GGUF هنا لإضافته.</numerusform>
            <numerusform>نموذج واحد، {size}. تذهب النماذج الجديدة إلى ⁨{place}⁩. أفلت ملف GGUF هنا لإضافته.</numerusform>
            <numerusform>نموذجان، {size}. تذهب النماذج الجديدة إلى ⁨{place}⁩. أفلت ملف GGUF هنا لإضافته.</numerusform>
            <numerusform>%n نماذج، {size}. تذهب النماذج الجديدة إلى ⁨{place}⁩. أفلت ملف GGUF هنا لإضافته.</numerusform>
            <numerusform>%n نموذجًا، {size}. تذهب النماذج الجديدة إلى ⁨{place}⁩. أفلت ملف GGUF هنا لإضافته.</numerusform>
            <numerusform>%n نموذج، {size}. تذهب النماذج الجديدة إلى ⁨{place}⁩. أفلت ملف GGUF هنا لإضافته.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation>حذف نموذج</translation>
    </message>
    <message>
        <source>Move {model} to the trash?</source>
        <translation>هل تريد نقل ⁨{model}⁩ إلى المهملات؟</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>انقله إلى المهملات</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>إضافة مجلد</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>إضافة نموذج</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf)</source>
        <translation>نماذج GGUF (*.gguf)</translation>
    </message>
    <message>
        <source>Where the models folder shall lie</source>
        <translation>أين يكون مجلد النماذج</translation>
    </message>
    <message numerus="yes">
        <source>Its %n files come back from the trash of this computer; emptying that frees {size}.</source>
        <translation>
            <numerusform>يمكن استعادة ملفاته الـ%n من مهملات هذا الحاسوب؛ ويحرر إفراغها {size}.</numerusform>
            <numerusform>يمكن استعادة ملفه من مهملات هذا الحاسوب؛ ويحرر إفراغها {size}.</numerusform>
            <numerusform>يمكن استعادة ملفيه من مهملات هذا الحاسوب؛ ويحرر إفراغها {size}.</numerusform>
            <numerusform>يمكن استعادة ملفاته الـ%n من مهملات هذا الحاسوب؛ ويحرر إفراغها {size}.</numerusform>
            <numerusform>يمكن استعادة ملفاته الـ%n من مهملات هذا الحاسوب؛ ويحرر إفراغها {size}.</numerusform>
            <numerusform>يمكن استعادة ملفاته الـ%n من مهملات هذا الحاسوب؛ ويحرر إفراغها {size}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file comes back from the trash of this computer; emptying that frees {size}.</source>
        <translation>يمكن استعادة الملف من مهملات هذا الحاسوب؛ ويحرر إفراغها {size}.</translation>
    </message>
    <message>
        <source>It is another program&apos;s, which will miss it.</source>
        <translation>وهو لبرنامج آخر سيفتقده.</translation>
    </message>
    <message>
        <source>Recommended for this computer</source>
        <translation>موصى به لهذا الحاسوب</translation>
    </message>
    <message>
        <source>Details of {name}</source>
        <translation>تفاصيل ⁨{name}⁩</translation>
    </message>
    <message>
        <source>{name}. {verdict}. {facts}</source>
        <translation>{name}. {verdict}. {facts}</translation>
    </message>
    <message>
        <source>Limits:</source>
        <translation>الحدود:</translation>
    </message>
    <message numerus="yes">
        <source>And %n more under Details.</source>
        <translation>
            <numerusform>و%n حدود أخرى في «التفاصيل».</numerusform>
            <numerusform>وحدٌّ آخر في «التفاصيل».</numerusform>
            <numerusform>وحدّان آخران في «التفاصيل».</numerusform>
            <numerusform>و%n حدود أخرى في «التفاصيل».</numerusform>
            <numerusform>و%n حدًّا آخر في «التفاصيل».</numerusform>
            <numerusform>و%n حد آخر في «التفاصيل».</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the move</source>
        <translation>تقدم النقل</translation>
    </message>
    <message>
        <source>Cancel the move</source>
        <translation>إلغاء النقل</translation>
    </message>
    <message>
        <source>The models are in {folder}. Deleting the old copies…</source>
        <translation>النماذج الآن في ⁨{folder}⁩. تُحذف النسخ القديمة…</translation>
    </message>
    <message>
        <source>Copying the models to {folder}: {done} of {whole}.</source>
        <translation>تُنسخ النماذج إلى ⁨{folder}⁩: {done} من {whole}.</translation>
    </message>
    <message>
        <source>Every connection that Penseur has opened, the latest first: to find and get models, and to the servers and computers that you let answer. A model on this computer needs none.</source>
        <translation>كل اتصال فتحه Penseur، الأحدث أولًا: للعثور على النماذج وجلبها، وإلى الخوادم والحواسيب التي تجعلها تجيب. النموذج الذي على هذا الحاسوب لا يحتاج أي اتصال.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>المضيف</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>الغرض</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>الاتصالات</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>القراءة مجددًا</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>نسيان الكل</translation>
    </message>
    <message>
        <source>Forget all connections</source>
        <translation>نسيان كل الاتصالات</translation>
    </message>
    <message numerus="yes">
        <source>%n connections.</source>
        <translation>
            <numerusform>%n اتصالات.</numerusform>
            <numerusform>اتصال واحد.</numerusform>
            <numerusform>اتصالان.</numerusform>
            <numerusform>%n اتصالات.</numerusform>
            <numerusform>%n اتصالًا.</numerusform>
            <numerusform>%n اتصال.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has gone over the network yet.</source>
        <translation>لم يمر شيء عبر الشبكة بعد.</translation>
    </message>
    <message>
        <source>Enter…</source>
        <translation>إدخال…</translation>
    </message>
    <message>
        <source>Enter an access token…</source>
        <translation>إدخال رمز الوصول إلى Hub…</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>نسيانه</translation>
    </message>
    <message>
        <source>Forget the access token</source>
        <translation>نسيان رمز الوصول</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>رمز الوصول</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفان</numerusform>
            <numerusform>%n ملفات</numerusform>
            <numerusform>%n ملفًا</numerusform>
            <numerusform>%n ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>موصى به</translation>
    </message>
    <message>
        <source>{name}, {mark}</source>
        <translation>⁨{name}⁩، {mark}</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name} ({keys})</translation>
    </message>
    <message>
        <source>{host} is not Hugging Face, and I trust it with this token</source>
        <translation>⁨{host}⁩ ليس Hugging Face، وأنا أثق به في هذا الرمز</translation>
    </message>
    <message>
        <source>Open its page…</source>
        <translation>فتح صفحته…</translation>
    </message>
    <message>
        <source>Keep and try again</source>
        <translation>حفظ ومحاولة مجددًا</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>حفظه</translation>
    </message>
    <message>
        <source>The token is kept in the keyring of this computer and is sent to {host} alone.</source>
        <translation>يُحفظ الرمز في حلقة مفاتيح هذا الحاسوب ولا يُرسل إلا إلى ⁨{host}⁩.</translation>
    </message>
    <message>
        <source>{repository} is only for people with an account at {host} who have accepted the model&apos;s conditions. Accept them on the model&apos;s page, make a token that can read under Settings, Access Tokens, and paste it here.</source>
        <translation>⁨{repository}⁩ مخصص لمن لهم حساب لدى ⁨{host}⁩ وقبلوا شروط النموذج. اقبلها في صفحة النموذج، وأنشئ رمزًا للقراءة ضمن Settings ثم Access Tokens، وألصقه هنا.</translation>
    </message>
    <message>
        <source>Some models are only for people with an account at {host} who have accepted the model&apos;s conditions. Accept them on the model&apos;s page, make a token that can read under Settings, Access Tokens, and paste it here.</source>
        <translation>بعض النماذج مخصصة لمن لهم حساب لدى ⁨{host}⁩ وقبلوا شروط النموذج. اقبلها في صفحة النموذج، وأنشئ رمزًا للقراءة ضمن Settings ثم Access Tokens، وألصقه هنا.</translation>
    </message>
    <message>
        <source>The token is kept in the keyring and is used from now on.</source>
        <translation>حُفظ الرمز في حلقة المفاتيح ويُستعمل من الآن.</translation>
    </message>
    <message>
        <source>The token was taken out of the keyring.</source>
        <translation>أُخرج الرمز من حلقة المفاتيح.</translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>اكتشاف</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>المثبتة</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Models – Penseur</source>
        <translation>النماذج – Penseur</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>نسخ السؤال</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>تعديل السؤال</translation>
    </message>
    <message>
        <source>Go on from here in a new conversation</source>
        <translation>المتابعة من هنا في محادثة جديدة</translation>
    </message>
    <message>
        <source>Delete the question and what follows</source>
        <translation>حذف السؤال وما يليه</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>نسخ نص الإجابة</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>الإجابة من جديد</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>متابعة هذه الإجابة</translation>
    </message>
    <message>
        <source>Compare the versions</source>
        <translation>مقارنة نسخ الإجابة</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>نسخ بصيغة Markdown</translation>
    </message>
    <message>
        <source>Edit the answer…</source>
        <translation>تعديل الإجابة…</translation>
    </message>
    <message>
        <source>Delete the answer and what follows</source>
        <translation>حذف الإجابة وما يليها</translation>
    </message>
    <message>
        <source>Nobody can open your conversations without it, the makers of Penseur neither. Write it down and keep it in a safe place. A few words in a row are easy to remember and hard to guess.</source>
        <translation>لا يستطيع أحد فتح محادثاتك من دونها، ولا صانعو Penseur. اكتبها واحفظها في مكان آمن. بضع كلمات متتالية سهلة التذكر صعبة التخمين.</translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation>عبارة المرور الحالية</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>عبارة المرور الجديدة</translation>
    </message>
    <message>
        <source>New passphrase, again</source>
        <translation>عبارة المرور الجديدة مرة أخرى</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>مرة أخرى</translation>
    </message>
    <message>
        <source>At least {number} characters.</source>
        <translation>{number} أحرف على الأقل.</translation>
    </message>
    <message>
        <source>The two are not the same yet.</source>
        <translation>ليست العبارتان متطابقتين بعد.</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>إظهار ما يُكتب</translation>
    </message>
    <message>
        <source>Only in a network where you trust everyone. Nothing is encrypted and no password is asked for: whoever reaches these computers can read along, and misuse them.</source>
        <translation>في شبكة تثق بكل من فيها فقط. لا شيء مشفر ولا تُطلب كلمة مرور: من يصل إلى هذه الحواسيب يستطيع القراءة معك وإساءة استعمالها.</translation>
    </message>
    <message>
        <source>It is for models that are too large for this computer; others get slower. On each of the computers that are to help, start Penseur with that computer&apos;s own address, like this:</source>
        <translation>هو للنماذج الأكبر مما يسعه هذا الحاسوب؛ وغيرها يصير أبطأ. شغّل Penseur على كل حاسوب مساعد بعنوانه هو، هكذا:</translation>
    </message>
    <message>
        <source>Computers that help</source>
        <translation>الحواسيب المساعدة</translation>
    </message>
    <message>
        <source>Address of a computer</source>
        <translation>عنوان حاسوب</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Ask them all</source>
        <translation>سؤالها كلها</translation>
    </message>
    <message>
        <source>Several computers</source>
        <translation>عدة حواسيب</translation>
    </message>
    <message>
        <source>helps now</source>
        <translation>يساعد الآن</translation>
    </message>
    <message>
        <source>{peer}  ·  {state}</source>
        <translation>{peer}  ·  {state}</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>جارٍ سؤاله…</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>مستعد</translation>
    </message>
    <message>
        <source>does not answer, or is busy</source>
        <translation>لا يجيب أو أنه مشغول</translation>
    </message>
    <message>
        <source>Your conversations are not encrypted: whoever can read this computer&apos;s disk can read them.</source>
        <translation>محادثاتك غير مشفرة: من يستطيع قراءة قرص هذا الحاسوب يستطيع قراءتها.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. They open with your passphrase, which is kept nowhere.</source>
        <translation>محادثاتك مشفرة. تُفتح بعبارة مرورك التي لا تُحفظ في أي مكان.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. The keyring of this computer keeps the key: they open for whoever is logged in as you, and nowhere else.</source>
        <translation>محادثاتك مشفرة. تحفظ حلقة مفاتيح هذا الحاسوب مفتاحها: تُفتح لمن سجل الدخول باسمك، ولا تُفتح في غير ذلك.</translation>
    </message>
    <message>
        <source>Titles, drafts and backups are encrypted with them; models and settings are not. Their file opens only together with the key file beside it, conversations.key.json. When encryption is switched on, the old file is overwritten, but a solid-state disk may keep its blocks for a while.</source>
        <translation>تُشفَّر معها العناوين والمسودات والنسخ الاحتياطية؛ أما النماذج والإعدادات فلا. لا يُفتح ملفها إلا مع ملف المفتاح المجاور له conversations.key.json‏. عند تشغيل التشفير يُكتب فوق الملف القديم، لكن قرصًا صلبًا إلكترونيًا قد يُبقي كتله مدة.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>قيد العمل</translation>
    </message>
    <message>
        <source>Use the keyring</source>
        <translation>استعمال حلقة المفاتيح</translation>
    </message>
    <message>
        <source>Remove encryption…</source>
        <translation>إزالة التشفير…</translation>
    </message>
    <message>
        <source>Encrypt them</source>
        <translation>تشفيرها</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>حذفها</translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation>تغيير عبارة المرور…</translation>
    </message>
    <message>
        <source>Use a passphrase…</source>
        <translation>استعمال عبارة مرور…</translation>
    </message>
    <message>
        <source>This needs a passphrase.</source>
        <translation>يتطلب هذا عبارة مرور.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>⁨{names}⁩ و%n أخرى</numerusform>
            <numerusform>⁨{names}⁩ وواحدة أخرى</numerusform>
            <numerusform>⁨{names}⁩ واثنتان أخريان</numerusform>
            <numerusform>⁨{names}⁩ و%n أخرى</numerusform>
            <numerusform>⁨{names}⁩ و%n أخرى</numerusform>
            <numerusform>⁨{names}⁩ و%n أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Older copies of your conversations can still be read: {names}. Encrypt them to keep them as backups, or delete them.</source>
        <translation>ما زالت نسخ أقدم من محادثاتك قابلة للقراءة: ⁨{names}⁩. شفّرها لتُبقيها نسخًا احتياطية، أو احذفها.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>تغيير عبارة المرور</translation>
    </message>
    <message>
        <source>Encrypt with a passphrase</source>
        <translation>التشفير بعبارة مرور</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>تغييرها</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>تشفير</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>استعمل هذا</translation>
    </message>
    <message>
        <source>Remove encryption</source>
        <translation>إزالة التشفير</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>إزالته</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>{size} B</source>
        <translation>{size} بايت</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} كيلوبايت</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} ميغابايت</translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation>{size} غيغابايت</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} ث</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>أقل من ثانية</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} د {seconds} ث</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}٪</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <translation>d MMMM yyyy، HH:mm</translation>
    </message>
    <message>
        <source>yyyy-MM-dd, HH:mm</source>
        <translation>yyyy/MM/dd، HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>By itself, llama.cpp takes as many layers to the graphics card as it can hold.</source>
        <translation>تلقائيًا يأخذ llama.cpp إلى بطاقة الرسوميات ما تتسع له من الطبقات.</translation>
    </message>
    <message>
        <source>No graphics card that llama.cpp can use was found: the processor computes.</source>
        <translation>لم توجد بطاقة رسوميات يستطيع llama.cpp استعمالها: المعالج هو الذي يحسب.</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>تلقائيًا</translation>
    </message>
    <message>
        <source>Processor only</source>
        <translation>المعالج فقط</translation>
    </message>
    <message>
        <source>No model guesses now.</source>
        <translation>لا يخمّن أي نموذج الآن.</translation>
    </message>
    <message>
        <source>That place is not there any more.</source>
        <translation>لم يعد ذلك المكان موجودًا.</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>العناوين</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>الأسئلة</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>أي وقت</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر ٣٠ يومًا</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>آخر ١٢ شهرًا</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>أي نموذج</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الزمن</translation>
    </message>
    <message>
        <source>Words are found from their beginning, in titles, questions, answers and thoughts. “In quotes” they are found side by side.</source>
        <translation>يُعثر على الكلمات من أولها في العناوين والأسئلة والإجابات والأفكار. ويُعثر على «ما بين علامتي التنصيص» متجاورًا.</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, the beginning of a word, or other filters.</source>
        <translation>لم يوجد شيء. جرّب كلمات أقل، أو أول كلمة، أو مرشحات أخرى.</translation>
    </message>
    <message>
        <source>{places} in {conversations}.</source>
        <translation>{places} في {conversations}.</translation>
    </message>
    <message numerus="yes">
        <source>More than %n places</source>
        <translation>
            <numerusform>أكثر من %n مواضع</numerusform>
            <numerusform>أكثر من موضع واحد</numerusform>
            <numerusform>أكثر من موضعين</numerusform>
            <numerusform>أكثر من %n مواضع</numerusform>
            <numerusform>أكثر من %n موضعًا</numerusform>
            <numerusform>أكثر من %n موضع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n مواضع</numerusform>
            <numerusform>موضع واحد</numerusform>
            <numerusform>موضعان</numerusform>
            <numerusform>%n مواضع</numerusform>
            <numerusform>%n موضعًا</numerusform>
            <numerusform>%n موضع</numerusform>
        </translation>
    </message>
    <message>
        <source>Older conversations are still being read: {share} can be searched.</source>
        <translation>ما زالت المحادثات الأقدم تُقرأ: يمكن البحث في {share} منها.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>ما وُجد</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>{what}: {text}</source>
        <translation>{what}: {text}</translation>
    </message>
    <message>
        <source>other computers help</source>
        <translation>تساعد حواسيب أخرى</translation>
    </message>
    <message>
        <source>another program helps</source>
        <translation>يساعد برنامج آخر</translation>
    </message>
    <message>
        <source>Parts of your text, unencrypted, go to {peers}</source>
        <translation>تذهب أجزاء من نصك غير مشفرة إلى ⁨{peers}⁩</translation>
    </message>
    <message>
        <source>leaves this computer</source>
        <translation>يغادر هذا الحاسوب</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>برنامج آخر</translation>
    </message>
    <message>
        <source>Your text goes to {host}</source>
        <translation>يذهب نصك إلى ⁨{host}⁩</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>اسم</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>عنوان</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>نموذج</translation>
    </message>
    <message>
        <source>It still needs {things}.</source>
        <translation>ما زال ينقصه {things}.</translation>
    </message>
    <message numerus="yes">
        <source>It answers and has %n models.</source>
        <translation>
            <numerusform>يجيب ولديه %n نماذج.</numerusform>
            <numerusform>يجيب ولديه نموذج واحد.</numerusform>
            <numerusform>يجيب ولديه نموذجان.</numerusform>
            <numerusform>يجيب ولديه %n نماذج.</numerusform>
            <numerusform>يجيب ولديه %n نموذجًا.</numerusform>
            <numerusform>يجيب ولديه %n نموذج.</numerusform>
        </translation>
    </message>
    <message>
        <source>{model} is not among them.</source>
        <translation>⁨{model}⁩ ليس منها.</translation>
    </message>
    <message>
        <source>New server</source>
        <translation>خادم جديد</translation>
    </message>
    <message>
        <source>While a server answers, your questions and its answers go to it, with the conversation they belong to. Nothing is sent before you try it, use it or ask it. The key is kept in the keyring of this computer.</source>
        <translation>عندما يجيب خادم تذهب إليه أسئلتك وإجاباته مع المحادثة التي تنتمي إليها. لا يُرسل شيء قبل أن تجرّبه أو تستعمله أو تسأله. يُحفظ المفتاح في حلقة مفاتيح هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>الخوادم</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>My server</source>
        <translation>خادمي</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>عنوان الخادم</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>اختياري</translation>
    </message>
    <message>
        <source>Try it and list its models</source>
        <translation>جرّبه واعرض نماذجه</translation>
    </message>
    <message>
        <source>{name} (not found)</source>
        <translation>⁨{name}⁩ (غير موجود)</translation>
    </message>
    <message>
        <source>On</source>
        <translation>مفعَّل</translation>
    </message>
    <message>
        <source>Choose…</source>
        <comment>a folder</comment>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>The usual one (Inter)</source>
        <translation>المعتاد (Inter)</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>العودة إلى الافتراضي</translation>
    </message>
    <message>
        <source>Back to the default: {setting}</source>
        <translation>العودة إلى الافتراضي: ⁨{setting}⁩</translation>
    </message>
    <message>
        <source>{licence} ({covers})</source>
        <translation>{licence} ({covers})</translation>
    </message>
    <message>
        <source>For models that the Hub gives only to those who have agreed to their terms.</source>
        <translation>للنماذج التي لا يعطيها Hub إلا لمن وافقوا على شروطها.</translation>
    </message>
    <message>
        <source>While you write</source>
        <translation>في أثناء الكتابة</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>إرسال السؤال</translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation>بدء سطر جديد</translation>
    </message>
    <message>
        <source>Leave the field for the next control</source>
        <translation>الخروج من الحقل إلى العنصر التالي</translation>
    </message>
    <message>
        <source>In the conversation</source>
        <translation>في المحادثة</translation>
    </message>
    <message>
        <source>Go to the next control or text</source>
        <translation>الانتقال إلى العنصر أو النص التالي</translation>
    </message>
    <message>
        <source>Go to the one before</source>
        <translation>الانتقال إلى السابق</translation>
    </message>
    <message>
        <source>Scroll by a page</source>
        <translation>التمرير صفحة</translation>
    </message>
    <message>
        <source>Scroll back by a page</source>
        <translation>التمرير صفحة إلى الوراء</translation>
    </message>
    <message>
        <source>Go to the first message</source>
        <translation>الانتقال إلى أول رسالة</translation>
    </message>
    <message>
        <source>Go to the last message</source>
        <translation>الانتقال إلى آخر رسالة</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>نسخ المحدد</translation>
    </message>
    <message>
        <source>Select the whole conversation</source>
        <translation>تحديد المحادثة كلها</translation>
    </message>
    <message>
        <source>Open a link at the cursor</source>
        <translation>فتح الرابط عند المؤشر</translation>
    </message>
    <message>
        <source>In the list of conversations</source>
        <translation>في قائمة المحادثات</translation>
    </message>
    <message>
        <source>Open the conversation, or fold the folder</source>
        <translation>فتح المحادثة أو طي المجلد</translation>
    </message>
    <message>
        <source>Pin, move to a folder, export and more</source>
        <translation>التثبيت والنقل إلى مجلد والتصدير وغيرها</translation>
    </message>
    <message>
        <source>Select several</source>
        <translation>تحديد عدة محادثات</translation>
    </message>
    <message>
        <source>Fold a folder</source>
        <translation>طي مجلد</translation>
    </message>
    <message>
        <source>Unfold a folder</source>
        <translation>بسط مجلد</translation>
    </message>
    <message>
        <source>While you find words</source>
        <translation>في أثناء البحث عن كلمات</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>الموضع التالي</translation>
    </message>
    <message>
        <source>Place before</source>
        <translation>الموضع السابق</translation>
    </message>
    <message>
        <source>In the Models window</source>
        <translation>في نافذة النماذج</translation>
    </message>
    <message>
        <source>Go to one of its pages</source>
        <translation>الانتقال إلى إحدى صفحاتها</translation>
    </message>
    <message>
        <source>Search for models</source>
        <translation>البحث عن نماذج</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>الرجوع</translation>
    </message>
    <message>
        <source>Delete the chosen model</source>
        <translation>حذف النموذج المختار</translation>
    </message>
    <message>
        <source>This key writes text. Press it together with Ctrl or Alt.</source>
        <translation>هذا المفتاح يكتب نصًا. اضغطه مع Ctrl أو Alt.</translation>
    </message>
    <message>
        <source>Fields and lists need these keys. Choose others.</source>
        <translation>تحتاج الحقول والقوائم هذه المفاتيح. اختر غيرها.</translation>
    </message>
    <message>
        <source>“{action}” has these keys. Choose others, or change those first.</source>
        <translation>هذه المفاتيح لـ«⁨{action}⁩». اختر غيرها أو غيّر تلك أولًا.</translation>
    </message>
    <message>
        <source>Find an action or keys</source>
        <translation>البحث عن إجراء أو مفاتيح</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>المفاتيح المعتادة</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>بلا مفاتيح</translation>
    </message>
    <message>
        <source>All as usual</source>
        <translation>الكل كالمعتاد</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>الإجراء</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Change the keys of “{action}”</source>
        <translation>تغيير مفاتيح «⁨{action}⁩»</translation>
    </message>
    <message>
        <source>Usual keys for “{action}”</source>
        <translation>المفاتيح المعتادة لـ«⁨{action}⁩»</translation>
    </message>
    <message>
        <source>No keys for “{action}”</source>
        <translation>بلا مفاتيح لـ«⁨{action}⁩»</translation>
    </message>
    <message>
        <source>These keys stay as they are.</source>
        <translation>تبقى هذه المفاتيح كما هي.</translation>
    </message>
    <message>
        <source>Press the new keys, or Esc to keep those that are.</source>
        <translation>اضغط المفاتيح الجديدة، أو Esc لإبقاء الحالية.</translation>
    </message>
    <message>
        <source>“{action}” has the keys {keys} now.</source>
        <translation>صارت مفاتيح «⁨{action}⁩» هي ⁨{keys}⁩.</translation>
    </message>
    <message>
        <source>All shortcuts are the usual ones.</source>
        <translation>كل الاختصارات هي المعتادة.</translation>
    </message>
    <message>
        <source>“{title}” was moved to the trash.</source>
        <translation>نُقلت «⁨{title}⁩» إلى المهملات.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the trash.</source>
        <translation>
            <numerusform>نُقلت %n محادثات إلى المهملات.</numerusform>
            <numerusform>نُقلت محادثة واحدة إلى المهملات.</numerusform>
            <numerusform>نُقلت محادثتان إلى المهملات.</numerusform>
            <numerusform>نُقلت %n محادثات إلى المهملات.</numerusform>
            <numerusform>نُقلت %n محادثة إلى المهملات.</numerusform>
            <numerusform>نُقلت %n محادثة إلى المهملات.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder “{name}” was deleted; its conversations are still here.</source>
        <translation>حُذف المجلد «⁨{name}⁩»؛ ومحادثاته ما زالت هنا.</translation>
    </message>
    <message>
        <source>The folder “{name}” was deleted.</source>
        <translation>حُذف المجلد «⁨{name}⁩».</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>في انتظار النموذج…</translation>
    </message>
    <message>
        <source>Reading the question…</source>
        <translation>يقرأ السؤال…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>يفكر…</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>يجيب…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>No model: get one from the Models menu</source>
        <translation>لا نموذج: اجلب واحدًا من قائمة «النماذج»</translation>
    </message>
    <message>
        <source>Graphics cards are looked for when “By itself” is chosen.</source>
        <translation>يُبحث عن بطاقات الرسوميات عند اختيار «تلقائيًا».</translation>
    </message>
    <message>
        <source>{name}, {size} free</source>
        <translation>⁨{name}⁩، المتاح {size}</translation>
    </message>
    <message>
        <source>Loading {model}…</source>
        <translation>جارٍ تحميل ⁨{model}⁩…</translation>
    </message>
    <message>
        <source>{model} could not be loaded</source>
        <translation>تعذر تحميل ⁨{model}⁩</translation>
    </message>
    <message>
        <source>{model} rests; your next question wakes it</source>
        <translation>⁨{model}⁩ يستريح؛ يوقظه سؤالك التالي</translation>
    </message>
    <message>
        <source>Ready  ·  {where}</source>
        <translation>جاهز  ·  {where}</translation>
    </message>
    <message>
        <source>Reading the question…  {share}</source>
        <translation>يقرأ السؤال…  {share}</translation>
    </message>
    <message>
        <source>About {used} of {total} tokens of context</source>
        <translation>نحو {used} من {total} رمز من السياق</translation>
    </message>
    <message>
        <source>{used} of {total} tokens of context</source>
        <translation>{used} من {total} رمز من السياق</translation>
    </message>
    <message>
        <source>{context}, {more}</source>
        <translation>{context}، {more}</translation>
    </message>
    <message>
        <source>everything stays on this computer</source>
        <translation>كل شيء يبقى على هذا الحاسوب</translation>
    </message>
    <message>
        <source>{peer} helps</source>
        <translation>يساعد ⁨{peer}⁩</translation>
    </message>
    <message numerus="yes">
        <source>%n computers help</source>
        <translation>
            <numerusform>تساعد %n حواسيب</numerusform>
            <numerusform>يساعد حاسوب واحد</numerusform>
            <numerusform>يساعد حاسوبان</numerusform>
            <numerusform>تساعد %n حواسيب</numerusform>
            <numerusform>يساعد %n حاسوبًا</numerusform>
            <numerusform>يساعد %n حاسوب</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to {host}…</source>
        <translation>جارٍ الاتصال بـ ⁨{host}⁩…</translation>
    </message>
    <message>
        <source>{doing}  ·  Your text goes to {host}</source>
        <translation>{doing}  ·  يذهب نصك إلى ⁨{host}⁩</translation>
    </message>
    <message>
        <source>No answer from {host}; your next question tries again</source>
        <translation>لا إجابة من ⁨{host}⁩؛ يحاول سؤالك التالي من جديد</translation>
    </message>
    <message>
        <source>Your next question goes to {host}</source>
        <translation>يذهب سؤالك التالي إلى ⁨{host}⁩</translation>
    </message>
    <message>
        <source>Ready  ·  Your text goes to {host}</source>
        <translation>جاهز  ·  يذهب نصك إلى ⁨{host}⁩</translation>
    </message>
    <message>
        <source>Answer at once</source>
        <translation>الإجابة في الحال</translation>
    </message>
    <message numerus="yes">
        <source>Think for %n tokens at most</source>
        <translation>
            <numerusform>التفكير بـ%n رموز على الأكثر</numerusform>
            <numerusform>التفكير برمز واحد على الأكثر</numerusform>
            <numerusform>التفكير برمزين على الأكثر</numerusform>
            <numerusform>التفكير بـ%n رموز على الأكثر</numerusform>
            <numerusform>التفكير بـ%n رمزًا على الأكثر</numerusform>
            <numerusform>التفكير بـ%n رمز على الأكثر</numerusform>
        </translation>
    </message>
    <message>
        <source>Think as long as it takes</source>
        <translation>التفكير ما لزم من الوقت</translation>
    </message>
    <message numerus="yes">
        <source>Think for %n seconds at most</source>
        <translation>
            <numerusform>التفكير %n ثوانٍ على الأكثر</numerusform>
            <numerusform>التفكير ثانية واحدة على الأكثر</numerusform>
            <numerusform>التفكير ثانيتين على الأكثر</numerusform>
            <numerusform>التفكير %n ثوانٍ على الأكثر</numerusform>
            <numerusform>التفكير %n ثانية على الأكثر</numerusform>
            <numerusform>التفكير %n ثانية على الأكثر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Think for %n minutes at most</source>
        <translation>
            <numerusform>التفكير %n دقائق على الأكثر</numerusform>
            <numerusform>التفكير دقيقة واحدة على الأكثر</numerusform>
            <numerusform>التفكير دقيقتين على الأكثر</numerusform>
            <numerusform>التفكير %n دقائق على الأكثر</numerusform>
            <numerusform>التفكير %n دقيقة على الأكثر</numerusform>
            <numerusform>التفكير %n دقيقة على الأكثر</numerusform>
        </translation>
    </message>
    <message>
        <source>No thinking</source>
        <translation>بلا تفكير</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n tokens</source>
        <translation>
            <numerusform>%n رموز كحد أعلى</numerusform>
            <numerusform>رمز واحد كحد أعلى</numerusform>
            <numerusform>رمزان كحد أعلى</numerusform>
            <numerusform>%n رموز كحد أعلى</numerusform>
            <numerusform>%n رمزًا كحد أعلى</numerusform>
            <numerusform>%n رمز كحد أعلى</numerusform>
        </translation>
    </message>
    <message>
        <source>Thinks freely</source>
        <translation>يفكر بحرية</translation>
    </message>
    <message>
        <source>Up to {number} s</source>
        <translation>حتى {number} ث</translation>
    </message>
    <message>
        <source>Up to {number} min</source>
        <translation>حتى {number} د</translation>
    </message>
    <message>
        <source>How much this model may think</source>
        <translation>كم يجوز لهذا النموذج أن يفكر</translation>
    </message>
    <message>
        <source>Only for the next question</source>
        <translation>للسؤال التالي فقط</translation>
    </message>
    <message>
        <source>{choice}, once</source>
        <translation>{choice}، مرة واحدة</translation>
    </message>
    <message>
        <source>Thinking: {choice}</source>
        <translation>التفكير: {choice}</translation>
    </message>
    <message>
        <source>Thoughts of the model</source>
        <translation>أفكار النموذج</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>اقتباس</translation>
    </message>
    <message>
        <source>Answer now</source>
        <translation>أجب الآن</translation>
    </message>
    <message>
        <source>End the thoughts and answer with what is there</source>
        <translation>إنهاء التفكير والإجابة بما هو موجود</translation>
    </message>
    <message>
        <source>Answer from these thoughts</source>
        <translation>الإجابة من هذه الأفكار</translation>
    </message>
    <message>
        <source>Answer without thinking any further</source>
        <translation>الإجابة دون مزيد من التفكير</translation>
    </message>
    <message>
        <source>Steps of the thoughts</source>
        <translation>خطوات التفكير</translation>
    </message>
    <message>
        <source>Quote the selected passage</source>
        <translation>اقتباس المقطع المحدد</translation>
    </message>
    <message>
        <source>Copy the thoughts</source>
        <translation>نسخ الأفكار</translation>
    </message>
    <message>
        <source>{label}, thoughts of the model</source>
        <translation>{label}، أفكار النموذج</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens left</source>
        <translation>
            <numerusform>بقيت %n رموز</numerusform>
            <numerusform>بقي رمز واحد</numerusform>
            <numerusform>بقي رمزان</numerusform>
            <numerusform>بقيت %n رموز</numerusform>
            <numerusform>بقي %n رمزًا</numerusform>
            <numerusform>بقي %n رمز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n tokens for thoughts</source>
        <translation>
            <numerusform>من %n رموز للتفكير</numerusform>
            <numerusform>من رمز واحد للتفكير</numerusform>
            <numerusform>من رمزين للتفكير</numerusform>
            <numerusform>من %n رموز للتفكير</numerusform>
            <numerusform>من %n رمزًا للتفكير</numerusform>
            <numerusform>من %n رمز للتفكير</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all thoughts</source>
        <translation>إظهار كل الأفكار</translation>
    </message>
    <message>
        <source>Latest thoughts</source>
        <translation>آخر الأفكار</translation>
    </message>
    <message>
        <source>Answer with what you have</source>
        <translation>أجب بما لديك</translation>
    </message>
    <message>
        <source>Try again, warmer</source>
        <translation>حاول مجددًا بحرارة أعلى</translation>
    </message>
    <message>
        <source>Think again at a higher temperature, which repeats less</source>
        <translation>التفكير مجددًا بدرجة حرارة أعلى، وهي أقل تكرارًا</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>يبدأ</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>يواصل</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>يشك</translation>
    </message>
    <message>
        <source>Tries another way</source>
        <translation>يجرب طريقة أخرى</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>يتحقق</translation>
    </message>
    <message>
        <source>Concludes</source>
        <translation>يستنتج</translation>
    </message>
    <message>
        <source>{kind}: {title}</source>
        <translation>{kind}: {title}</translation>
    </message>
    <message>
        <source>Show or hide the conversations (Ctrl+B)</source>
        <translation>إظهار المحادثات أو إخفاؤها (Ctrl+B)</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <translation>إظهار المحادثات أو إخفاؤها</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>اختيار نموذج</translation>
    </message>
    <message>
        <source>Models, now {model}</source>
        <translation>النماذج، والحالي ⁨{model}⁩</translation>
    </message>
    <message>
        <source>The file stays on the disk when this window is closed.</source>
        <translation>يبقى الملف على القرص عند إغلاق هذه النافذة.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>What was deleted stays here for {days} days and is then deleted for good. Backups keep it for up to four weeks longer.</source>
        <translation>يبقى ما حُذف هنا {days} يومًا ثم يُحذف نهائيًا. وتُبقيه النسخ الاحتياطية أربعة أسابيع أخرى على الأكثر.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>المهملات فارغة.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>المهملات</translation>
    </message>
    <message>
        <source>Deleted conversations and messages</source>
        <translation>المحادثات والرسائل المحذوفة</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>حذف نهائي…</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>إفراغ المهملات…</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>This can&apos;t be undone. Backups made before still have it.</source>
        <translation>لا يمكن التراجع عن هذا. وما زال في النسخ الاحتياطية السابقة.</translation>
    </message>
    <message>
        <source>less than a day left</source>
        <translation>بقي أقل من يوم</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>بقيت %n أيام</numerusform>
            <numerusform>بقي يوم واحد</numerusform>
            <numerusform>بقي يومان</numerusform>
            <numerusform>بقيت %n أيام</numerusform>
            <numerusform>بقي %n يومًا</numerusform>
            <numerusform>بقي %n يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>Message in “{title}”: {text}</source>
        <translation>رسالة في «⁨{title}⁩»: ⁨{text}⁩</translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n entries for good?</source>
        <translation>
            <numerusform>هل تريد حذف هذه العناصر الـ%n نهائيًا؟</numerusform>
            <numerusform>هل تريد حذف هذا العنصر نهائيًا؟</numerusform>
            <numerusform>هل تريد حذف هذين العنصرين نهائيًا؟</numerusform>
            <numerusform>هل تريد حذف هذه العناصر الـ%n نهائيًا؟</numerusform>
            <numerusform>هل تريد حذف هذه العناصر الـ%n نهائيًا؟</numerusform>
            <numerusform>هل تريد حذف هذه العناصر الـ%n نهائيًا؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete this message of “{title}”, and all that follows it, for good?</source>
        <translation>هل تريد حذف هذه الرسالة من «⁨{title}⁩» وكل ما يليها نهائيًا؟</translation>
    </message>
    <message>
        <source>Delete “{title}” for good?</source>
        <translation>هل تريد حذف «⁨{title}⁩» نهائيًا؟</translation>
    </message>
    <message>
        <source>The way to {host} is not encrypted.</source>
        <translation>الطريق إلى ⁨{host}⁩ غير مشفر.</translation>
    </message>
    <message>
        <source>Others in the network can read the key, your questions and the answers. Go on only in a network that you trust.</source>
        <translation>يستطيع غيرك في الشبكة قراءة المفتاح وأسئلتك والإجابات. تابع في شبكة تثق بها فقط.</translation>
    </message>
    <message>
        <source>What shall we think about?</source>
        <translation>فيم نفكر؟</translation>
    </message>
    <message>
        <source>The small model that comes with Penseur adds, multiplies, compares, sorts, counts letters and shows how. For everything else, get DeepSeek-R1 from the Models menu.</source>
        <translation>النموذج الصغير الذي يأتي مع Penseur يجمع ويضرب ويقارن ويرتب ويعد الحروف ويُظهر كيف يفعل ذلك. ولكل ما سوى ذلك اجلب DeepSeek-R1 من قائمة «النماذج».</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>The disk is full: {size} more are needed. Free some space and try again.</source>
        <translation>القرص ممتلئ: يلزم {size} إضافية. حرّر بعض المساحة وحاول مجددًا.</translation>
    </message>
    <message numerus="yes">
        <source>The file of your conversations was damaged. %n conversations could be saved; the damaged file was kept as {path}. Backups in the Chat menu may have what is missing.</source>
        <translation>
            <numerusform>كان ملف محادثاتك تالفًا. أمكن إنقاذ %n محادثات؛ وحُفظ الملف التالف باسم ⁨{path}⁩. قد يكون الناقص في «النسخ الاحتياطية» في قائمة «المحادثة».</numerusform>
            <numerusform>كان ملف محادثاتك تالفًا. أمكن إنقاذ محادثة واحدة؛ وحُفظ الملف التالف باسم ⁨{path}⁩. قد يكون الناقص في «النسخ الاحتياطية» في قائمة «المحادثة».</numerusform>
            <numerusform>كان ملف محادثاتك تالفًا. أمكن إنقاذ محادثتين؛ وحُفظ الملف التالف باسم ⁨{path}⁩. قد يكون الناقص في «النسخ الاحتياطية» في قائمة «المحادثة».</numerusform>
            <numerusform>كان ملف محادثاتك تالفًا. أمكن إنقاذ %n محادثات؛ وحُفظ الملف التالف باسم ⁨{path}⁩. قد يكون الناقص في «النسخ الاحتياطية» في قائمة «المحادثة».</numerusform>
            <numerusform>كان ملف محادثاتك تالفًا. أمكن إنقاذ %n محادثة؛ وحُفظ الملف التالف باسم ⁨{path}⁩. قد يكون الناقص في «النسخ الاحتياطية» في قائمة «المحادثة».</numerusform>
            <numerusform>كان ملف محادثاتك تالفًا. أمكن إنقاذ %n محادثة؛ وحُفظ الملف التالف باسم ⁨{path}⁩. قد يكون الناقص في «النسخ الاحتياطية» في قائمة «المحادثة».</numerusform>
        </translation>
    </message>
    <message>
        <source>This model needs {needed} of memory, and {free} are free. Close other programs, or choose a smaller model or quantisation.</source>
        <translation>يحتاج هذا النموذج {needed} من الذاكرة، والمتاح {free}. أغلق برامج أخرى أو اختر نموذجًا أو تكميمًا أصغر.</translation>
    </message>
    <message>
        <source>{host} asks for fewer questions. Try again in {time}.</source>
        <translation>يطلب ⁨{host}⁩ أسئلة أقل. حاول مجددًا بعد {time}.</translation>
    </message>
    <message>
        <source>Thinking…  {time}</source>
        <translation>يفكر…  {time}</translation>
    </message>
    <message>
        <source>Thought for {time}, unfinished  ·  {tokens}</source>
        <translation>فكر {time} ولم يُكمل  ·  {tokens}</translation>
    </message>
    <message>
        <source>Thought for {time}, cut short  ·  {tokens}</source>
        <translation>فكر {time} وقُطع  ·  {tokens}</translation>
    </message>
    <message>
        <source>Thought for {time}  ·  {tokens}</source>
        <translation>فكر {time}  ·  {tokens}</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>أُوقفت.</translation>
    </message>
    <message>
        <source>Ended at the limit on tokens.</source>
        <translation>انتهت عند حد الرموز.</translation>
    </message>
    <message>
        <source>Ended because the context is full.</source>
        <translation>انتهت لأن السياق ممتلئ.</translation>
    </message>
    <message>
        <source>Interrupted: the program or its engine went down here. What had been written is kept.</source>
        <translation>انقطعت: توقف البرنامج أو محركه هنا. ما كُتب محفوظ.</translation>
    </message>
    <message>
        <source>Paused: the model repeats itself.</source>
        <translation>أُوقفت مؤقتًا: يكرر النموذج نفسه.</translation>
    </message>
    <message>
        <source>The engine could not go on.</source>
        <translation>لم يستطع المحرك أن يواصل.</translation>
    </message>
    <message>
        <source>The model has begun to repeat itself, so it was paused.</source>
        <translation>بدأ النموذج يكرر نفسه فأُوقف مؤقتًا.</translation>
    </message>
    <message numerus="yes">
        <source>the first %n messages were left out: no room</source>
        <translation>
            <numerusform>تُركت أول %n رسائل: لا متسع</numerusform>
            <numerusform>تُركت الرسالة الأولى: لا متسع</numerusform>
            <numerusform>تُركت الرسالتان الأوليان: لا متسع</numerusform>
            <numerusform>تُركت أول %n رسائل: لا متسع</numerusform>
            <numerusform>تُركت أول %n رسالة: لا متسع</numerusform>
            <numerusform>تُركت أول %n رسالة: لا متسع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the model forgot %n tokens of it midway: no room</source>
        <translation>
            <numerusform>نسي النموذج %n رموز منها في الطريق: لا متسع</numerusform>
            <numerusform>نسي النموذج رمزًا واحدًا منها في الطريق: لا متسع</numerusform>
            <numerusform>نسي النموذج رمزين منها في الطريق: لا متسع</numerusform>
            <numerusform>نسي النموذج %n رموز منها في الطريق: لا متسع</numerusform>
            <numerusform>نسي النموذج %n رمزًا منها في الطريق: لا متسع</numerusform>
            <numerusform>نسي النموذج %n رمز منها في الطريق: لا متسع</numerusform>
        </translation>
    </message>
</context>
</TS>
