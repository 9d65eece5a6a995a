<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name></name>
    <message>
        <source>Ask one question in the terminal. The thoughts go to stderr, the answer to stdout.</source>
        <translation>Pose une question dans le terminal. Le raisonnement va vers stderr, la réponse vers stdout.</translation>
    </message>
    <message>
        <source>Exit codes: 0 answered, 1 failed, 2 wrong arguments, 3 cut short, 130 interrupted.</source>
        <translation>Codes de retour&#x202f;: 0 répondu, 1 échec, 2 arguments erronés, 3 réponse coupée, 130 interrompu.</translation>
    </message>
    <message>
        <source>the question; - or nothing reads it from a pipe</source>
        <translation>la question&#x202f;; avec - ou rien, elle est lue d’un tube</translation>
    </message>
    <message>
        <source>name or file of a model; without it, the one used last</source>
        <translation>nom ou fichier d’un modèle&#x202f;; sans cela, le dernier utilisé</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FICHIER</translation>
    </message>
    <message>
        <source>a text file to go with the question; may be given several times</source>
        <translation>un fichier de texte à joindre à la question&#x202f;; peut être donné plusieurs fois</translation>
    </message>
    <message>
        <source>answer at once</source>
        <translation>répondre aussitôt</translation>
    </message>
    <message>
        <source>TOKENS</source>
        <translation>JETONS</translation>
    </message>
    <message>
        <source>close the thoughts after so many</source>
        <translation>clore le raisonnement après tant de jetons</translation>
    </message>
    <message>
        <source>end the answer after so many</source>
        <translation>terminer la réponse après tant de jetons</translation>
    </message>
    <message>
        <source>size of the context window</source>
        <translation>taille de la fenêtre de contexte</translation>
    </message>
    <message>
        <source>0 to 2</source>
        <translation>de 0 à 2</translation>
    </message>
    <message>
        <source>the same seed gives the same answer</source>
        <translation>la même graine donne la même réponse</translation>
    </message>
    <message>
        <source>print one JSON object once the answer is there</source>
        <translation>écrire un objet JSON une fois la réponse terminée</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>DOSSIER</translation>
    </message>
    <message>
        <source>the program&apos;s folder</source>
        <translation>le dossier du programme</translation>
    </message>
    <message>
        <source>This can&apos;t be used here. It was not changed.</source>
        <translation>Cette valeur ne convient pas ici. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>Précis</translation>
    </message>
    <message>
        <source>Creative</source>
        <translation>Créatif</translation>
    </message>
    <message>
        <source>Long thoughts</source>
        <translation>Longue réflexion</translation>
    </message>
    <message>
        <source>How words are chosen</source>
        <translation>Le choix des mots</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Réflexion</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Low: the likeliest words, always nearly the same answer. High: more surprises. DeepSeek-R1 was made for 0.5 to 0.7.</source>
        <translation>Basse&#x202f;: les mots les plus probables, presque toujours la même réponse. Haute&#x202f;: plus de surprises. DeepSeek-R1 est fait pour 0,5 à 0,7.</translation>
    </message>
    <message>
        <source>Only the likeliest words are considered, until their chances add up to this.</source>
        <translation>Seuls sont retenus les mots les plus probables, jusqu’à ce que la somme de leurs probabilités atteigne cette valeur.</translation>
    </message>
    <message>
        <source>Only so many of the likeliest words are considered.</source>
        <translation>Seul ce nombre de mots, les plus probables, est retenu.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Words are left out whose chance is less than this share of the likeliest one&apos;s.</source>
        <translation>Les mots dont la probabilité est inférieure à cette part de celle du plus probable sont écartés.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Pénalité de répétition</translation>
    </message>
    <message>
        <source>Above 1, words that were said lately become less likely. 1.1 is a lot.</source>
        <translation>Au-dessus de 1, les mots dits récemment deviennent moins probables. 1,1 est déjà beaucoup.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>With a seed of your own, the same question is answered the same way again.</source>
        <translation>Avec une graine à vous, la même question reçoit de nouveau la même réponse.</translation>
    </message>
    <message>
        <source>Another each time</source>
        <translation>Une autre à chaque fois</translation>
    </message>
    <message>
        <source>Think before answering</source>
        <translation>Réfléchir avant de répondre</translation>
    </message>
    <message>
        <source>Without its thoughts, DeepSeek-R1 answers sooner and worse.</source>
        <translation>Sans raisonnement, DeepSeek-R1 répond plus vite et moins bien.</translation>
    </message>
    <message>
        <source>Thoughts, at most</source>
        <translation>Raisonnement, au plus</translation>
    </message>
    <message>
        <source>Then the thoughts are closed, and the answer follows.</source>
        <translation>Le raisonnement est alors clos, et la réponse suit.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>jetons</translation>
    </message>
    <message>
        <source>As many as it takes</source>
        <translation>Autant qu’il en faut</translation>
    </message>
    <message>
        <source>Time to think, at most</source>
        <translation>Temps de réflexion, au plus</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>As long as it takes</source>
        <translation>Aussi longtemps qu’il faut</translation>
    </message>
    <message>
        <source>Whole answer, at most</source>
        <translation>Réponse entière, au plus</translation>
    </message>
    <message>
        <source>Thoughts included. An answer that ends here can be continued.</source>
        <translation>Raisonnement compris. Une réponse qui s’arrête ici peut être continuée.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>Follow my instructions</source>
        <translation>Suivre mes instructions</translation>
    </message>
    <message>
        <source>What stands in the settings under Instructions is given to the model.</source>
        <translation>Ce qui figure dans les réglages sous Instructions est donné au modèle.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>How much of a conversation the model has in mind. A model takes no more than it was trained for, nor more than the memory holds; the window says when it is less.</source>
        <translation>La part de la conversation que le modèle a en tête. Un modèle n’en prend pas plus que ce pour quoi il a été entraîné, ni plus que la mémoire n’en contient&#x202f;; la fenêtre dit quand c’est moins.</translation>
    </message>
    <message>
        <source>Precision of the cache</source>
        <translation>Précision du cache</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16&#xa0;bits</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8&#xa0;bits</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Fils d’exécution du processeur</translation>
    </message>
    <message>
        <source>More than the processor has cores make it slower.</source>
        <translation>En demander plus que le processeur n’a de cœurs ralentit.</translation>
    </message>
    <message>
        <source>Chosen by itself</source>
        <translation>Choisi automatiquement</translation>
    </message>
    <message>
        <source>Layers on the graphics card</source>
        <translation>Couches sur la carte graphique</translation>
    </message>
    <message>
        <source>The processor computes the others.</source>
        <translation>Le processeur calcule les autres.</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>Autant qu’elle en contient</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <translation>Couleur d’accent</translation>
    </message>
    <message>
        <source>Of buttons, links and marks. It is made lighter or darker where text needs it.</source>
        <translation>Des boutons, des liens et des repères. Elle est éclaircie ou assombrie là où le texte le demande.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Font of conversations</source>
        <translation>Police des conversations</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Espacement</translation>
    </message>
    <message>
        <source>Compact shows more at once.</source>
        <translation>«&#x202f;Compact&#x202f;» en montre plus à la fois.</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Aéré</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Whether panes glide and things fade, or change at once.</source>
        <translation>Si les volets glissent et s’estompent, ou changent d’un coup.</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Réduit</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Complet</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>It is used at once. Answers come in the language of the question.</source>
        <translation>Elle est employée aussitôt. Les réponses viennent dans la langue de la question.</translation>
    </message>
    <message>
        <source>Hub or mirror</source>
        <translation>Hub ou miroir</translation>
    </message>
    <message>
        <source>Where models are looked for and downloaded from.</source>
        <translation>Où les modèles sont cherchés et téléchargés.</translation>
    </message>
    <message>
        <source>The address of the Hub is written like https://huggingface.co. It was not changed.</source>
        <translation>L’adresse du Hub s’écrit comme https://huggingface.co. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Leave it empty to do as the system does.</source>
        <translation>Laissez vide pour faire comme le système.</translation>
    </message>
    <message>
        <source>A proxy is written like http://192.168.1.1:8080 or socks5://127.0.0.1:9050. It was not changed.</source>
        <translation>Un proxy s’écrit comme http://192.168.1.1:8080 ou socks5://127.0.0.1:9050. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>Stay offline</source>
        <translation>Rester hors ligne</translation>
    </message>
    <message>
        <source>Nothing is asked of the Hub, nothing is downloaded.</source>
        <translation>Rien n’est demandé au Hub, rien n’est téléchargé.</translation>
    </message>
    <message>
        <source>Free the memory after</source>
        <translation>Libérer la mémoire après</translation>
    </message>
    <message>
        <source>A model that was not asked anything for so long leaves the memory. The next question loads it again.</source>
        <translation>Un modèle auquel on n’a rien demandé pendant ce temps quitte la mémoire. La question suivante le recharge.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Guesses ahead</source>
        <translation>Devine à l’avance</translation>
    </message>
    <message>
        <source>A small model guesses the next words, the large one checks them in one go: the same answers, often sooner. It must have the same vocabulary, and fit into memory beside the other.</source>
        <translation>Un petit modèle devine les mots suivants, le grand les vérifie d’un coup&#x202f;: les mêmes réponses, souvent plus tôt. Il lui faut le même vocabulaire, et de la place en mémoire à côté de l’autre.</translation>
    </message>
    <message>
        <source>Pause a model that repeats itself</source>
        <translation>Mettre en pause un modèle qui se répète</translation>
    </message>
    <message>
        <source>You are asked whether it should go on.</source>
        <translation>On vous demande s’il doit continuer.</translation>
    </message>
    <message>
        <source>Go on when the context is full</source>
        <translation>Continuer quand le contexte est plein</translation>
    </message>
    <message>
        <source>The model forgets the older half of its context and writes on. Otherwise the answer ends there.</source>
        <translation>Le modèle oublie la moitié la plus ancienne de son contexte et continue d’écrire. Sinon, la réponse s’arrête là.</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Let the model make titles</source>
        <translation>Laisser le modèle donner des titres</translation>
    </message>
    <message>
        <source>It gives a new conversation a title after its first answer.</source>
        <translation>Il donne un titre à une nouvelle conversation après sa première réponse.</translation>
    </message>
    <message>
        <source>Lock when nobody uses Penseur</source>
        <translation>Verrouiller quand personne n’utilise Penseur</translation>
    </message>
    <message>
        <source>Conversations that have a passphrase are locked after so many minutes.</source>
        <translation>Les conversations qui ont une phrase secrète sont verrouillées après ce nombre de minutes.</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>À propos de vous</translation>
    </message>
    <message>
        <source>What every model should know before your question: who you are, how you like answers to be. It takes room in the context.</source>
        <translation>Ce que tout modèle devrait savoir avant votre question&#x202f;: qui vous êtes, comment vous aimez les réponses. Cela prend de la place dans le contexte.</translation>
    </message>
    <message>
        <source>This is longer than 8,000 characters. Shorten it; it was not changed.</source>
        <translation>C’est plus long que 8&#x202f;000 caractères. Raccourcissez&#x202f;; rien n’a été changé.</translation>
    </message>
    <message>
        <source>Give models your instructions</source>
        <translation>Donner vos instructions aux modèles</translation>
    </message>
    <message>
        <source>They go before the first question of each conversation.</source>
        <translation>Elles précèdent la première question de chaque conversation.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>Raisonnement</translation>
    </message>
    <message>
        <source>The answer ends here before its end.</source>
        <translation>La réponse s’arrête ici avant sa fin.</translation>
    </message>
    <message>
        <source>model server</source>
        <translation>serveur de modèles</translation>
    </message>
    <message>
        <source>computer that helps</source>
        <translation>ordinateur qui aide</translation>
    </message>
    <message>
        <source>address of a model file</source>
        <translation>adresse d’un fichier de modèle</translation>
    </message>
    <message>
        <source>model information</source>
        <translation>informations sur les modèles</translation>
    </message>
    <message>
        <source>model file</source>
        <translation>fichier de modèle</translation>
    </message>
    <message>
        <source>Chat with DeepSeek-R1 on this computer.</source>
        <translation>Converser avec DeepSeek-R1 sur cet ordinateur.</translation>
    </message>
    <message>
        <source>To ask one question in the terminal: penseur ask --help</source>
        <translation>Pour poser une question dans le terminal&#x202f;: penseur ask --help</translation>
    </message>
    <message>
        <source>a GGUF model to use, or a text file to attach to the next question</source>
        <translation>un modèle GGUF à utiliser, ou un fichier de texte à joindre à la prochaine question</translation>
    </message>
    <message>
        <source>keep everything in this folder: conversations, settings, models</source>
        <translation>tout garder dans ce dossier&#x202f;: conversations, réglages, modèles</translation>
    </message>
    <message>
        <source>use no network in this run, whatever the settings say</source>
        <translation>n’utiliser aucun réseau cette fois, quoi que disent les réglages</translation>
    </message>
    <message>
        <source>open the small window for a quick question</source>
        <translation>ouvrir la petite fenêtre pour une question rapide</translation>
    </message>
    <message>
        <source>The settings file was damaged: the defaults are used. The old file was kept as {path}.</source>
        <translation>Le fichier des réglages était endommagé&#x202f;: les valeurs d’origine sont employées. L’ancien fichier est conservé sous {path}.</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Sauvegarde en cours…</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Restauration en cours…</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>Réparation en cours…</translation>
    </message>
    <message>
        <source>Bronze</source>
        <translation>Bronze</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>Mousse</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>Ciel</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Prune</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rose</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Ardoise</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>d’elle-même</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>arrêtée par vous</translation>
    </message>
    <message>
        <source>at the limit on tokens</source>
        <translation>à la limite de jetons</translation>
    </message>
    <message>
        <source>the context was full</source>
        <translation>le contexte était plein</translation>
    </message>
    <message>
        <source>the program or its engine went down</source>
        <translation>le programme ou son moteur s’est arrêté</translation>
    </message>
    <message>
        <source>the model repeated itself</source>
        <translation>le modèle se répétait</translation>
    </message>
    <message>
        <source>the engine could not go on</source>
        <translation>le moteur n’a pas pu continuer</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Quantisation</source>
        <translation>Quantification</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n jeton</numerusform>
            <numerusform>%n jetons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{prompt}, %n of them reused</source>
        <translation>
            <numerusform>{prompt}, dont %n réutilisé</numerusform>
            <numerusform>{prompt}, dont %n réutilisés</numerusform>
        </translation>
    </message>
    <message>
        <source>{used} of {total} tokens</source>
        <translation>{used} jetons sur {total}</translation>
    </message>
    <message>
        <source>{thoughts}  ·  cut short</source>
        <translation>{thoughts}  ·  abrégé</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Guessed ahead</source>
        <translation>Deviné à l’avance</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissé de côté</translation>
    </message>
    <message numerus="yes">
        <source>the first %n messages: no room</source>
        <translation>
            <numerusform>le premier message&#x202f;: plus de place</numerusform>
            <numerusform>les %n premiers messages&#x202f;: plus de place</numerusform>
        </translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Oublié</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens of this answer: no room</source>
        <translation>
            <numerusform>%n jeton de cette réponse&#x202f;: plus de place</numerusform>
            <numerusform>%n jetons de cette réponse&#x202f;: plus de place</numerusform>
        </translation>
    </message>
    <message>
        <source>{tokens}, with the help of {model}</source>
        <translation>{tokens}, avec l’aide de {model}</translation>
    </message>
    <message>
        <source>{number} tokens/s</source>
        <translation>{number}&#xa0;jetons/⁠s</translation>
    </message>
    <message>
        <source>greedy</source>
        <translation>le plus probable</translation>
    </message>
    <message>
        <source>temperature {number}</source>
        <translation>température {number}</translation>
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
        <translation>pénalité de répétition {number}</translation>
    </message>
    <message numerus="yes">
        <source>at most %n tokens</source>
        <translation>
            <numerusform>au plus %n jeton</numerusform>
            <numerusform>au plus %n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>How this answer was made</source>
        <translation>Comment cette réponse a été faite</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}&#x202f;: {value}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>The answer as it was stays as a version. From here on the model reads what you keep.</source>
        <translation>La réponse d’avant reste comme version. À partir d’ici, le modèle lit ce que vous gardez.</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>Modifier la réponse</translation>
    </message>
    <message>
        <source>Keep as a version</source>
        <translation>Garder comme version</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close without keeping what you changed?</source>
        <translation>Fermer sans garder vos changements&#x202f;?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Continuer à modifier</translation>
    </message>
    <message>
        <source>How this conversation is answered…</source>
        <translation>Comment répondre à cette conversation…</translation>
    </message>
    <message>
        <source>Text of {name}</source>
        <translation>Texte de {name}</translation>
    </message>
    <message>
        <source>{size}, about {tokens} tokens.</source>
        <translation>{size}, environ {tokens} jetons.</translation>
    </message>
    <message>
        <source>The file does not say its encoding; it was read as {encoding}. If letters are wrong, save it as UTF-8 and attach it again.</source>
        <translation>Le fichier ne dit pas son encodage&#x202f;; il a été lu comme {encoding}. Si des lettres sont fausses, enregistrez-le en UTF-8 et joignez-le à nouveau.</translation>
    </message>
    <message>
        <source>Only its beginning is shown here; the model reads all of it.</source>
        <translation>Seul son début est montré ici&#x202f;; le modèle le lit en entier.</translation>
    </message>
    <message>
        <source>{name}  ·  {size}</source>
        <translation>{name}  ·  {size}</translation>
    </message>
    <message>
        <source>Show what the model reads of {name} ({size})</source>
        <translation>Montrer ce que le modèle lit de {name} ({size})</translation>
    </message>
    <message>
        <source>Attached file {name}, {size}</source>
        <translation>Fichier joint {name}, {size}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>Fichiers joints</translation>
    </message>
    <message>
        <source>Attach text files</source>
        <translation>Joindre des fichiers de texte</translation>
    </message>
    <message>
        <source>A backup is made every day on which Penseur runs. The last of {days} days and of {weeks} weeks are kept on this computer, in the folder {folder}.</source>
        <translation>Une sauvegarde est faite chaque jour où Penseur tourne. Celles des {days} derniers jours et des {weeks} dernières semaines sont gardées sur cet ordinateur, dans le dossier {folder}.</translation>
    </message>
    <message>
        <source>There is no backup yet; the first is made soon after the start.</source>
        <translation>Il n’y a pas encore de sauvegarde&#x202f;; la première est faite peu après le démarrage.</translation>
    </message>
    <message>
        <source>Backups (*.db)</source>
        <translation>Sauvegardes (*.db)</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <source>Back up now to…</source>
        <translation>Sauvegarder maintenant vers…</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>Restaurer depuis un fichier…</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Réparer…</translation>
    </message>
    <message>
        <source>The backup {path} is made and whole.</source>
        <translation>La sauvegarde {path} est faite et intacte.</translation>
    </message>
    <message>
        <source>Restore the backup of {date}?</source>
        <translation>Restaurer la sauvegarde du {date}&#x202f;?</translation>
    </message>
    <message>
        <source>Restore from a file</source>
        <translation>Restaurer depuis un fichier</translation>
    </message>
    <message>
        <source>Restore {name}?</source>
        <translation>Restaurer {name}&#x202f;?</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>Sauvegarder vers</translation>
    </message>
    <message>
        <source>It takes the place of all your conversations. Those you have now are kept in a file beside it, which can be restored in the same way.</source>
        <translation>Elle remplace toutes vos conversations. Celles que vous avez maintenant sont gardées dans un fichier à côté, qui peut être restauré de la même manière.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Repair the file of your conversations?</source>
        <translation>Réparer le fichier de vos conversations&#x202f;?</translation>
    </message>
    <message>
        <source>All that can be read is copied into a new file. The present file is kept beside it.</source>
        <translation>Tout ce qui peut être lu est copié dans un nouveau fichier. Le fichier actuel est gardé à côté.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <source>can&apos;t be opened</source>
        <translation>ne peut pas être ouverte</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message>
        <source>{action}, {place}, keys: {keys}</source>
        <translation>{action}, {place}, touches&#x202f;: {keys}</translation>
    </message>
    <message>
        <source>{action}, {place}</source>
        <translation>{action}, {place}</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Que voulez-vous faire&#x202f;?</translation>
    </message>
    <message>
        <source>Find a command, a conversation, a model or a setting</source>
        <translation>Chercher une commande, une conversation, un modèle ou un réglage</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>Rien ne correspond. Essayez avec moins de lettres.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>Comparer des versions</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Différence précédente</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Différence suivante</translation>
    </message>
    <message>
        <source>Left version</source>
        <translation>Version de gauche</translation>
    </message>
    <message>
        <source>Right version</source>
        <translation>Version de droite</translation>
    </message>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n différence</numerusform>
            <numerusform>%n différences</numerusform>
        </translation>
    </message>
    <message>
        <source>{differences}  ·  {share} alike</source>
        <translation>{differences}  ·  {share} identique</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>Aucune différence</translation>
    </message>
    <message>
        <source>Difference {number} of {total}</source>
        <translation>Différence {number} sur {total}</translation>
    </message>
    <message>
        <source>{name}, text</source>
        <translation>{name}, texte</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} sur {total}</translation>
    </message>
    <message>
        <source>Ask something</source>
        <translation>Posez une question</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Arrêter (Échap)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Envoyer (Entrée)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Use of the context</source>
        <translation>Usage du contexte</translation>
    </message>
    <message>
        <source>Context of {number} tokens</source>
        <translation>Contexte de {number} jetons</translation>
    </message>
    <message>
        <source>History: {number}</source>
        <translation>Historique&#x202f;: {number}</translation>
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
        <translation>Notifications</translation>
    </message>
    <message>
        <source>When an answer is there</source>
        <translation>Quand une réponse est là</translation>
    </message>
    <message>
        <source>The system says so while you use other programs.</source>
        <translation>Le système le dit pendant que vous utilisez d’autres programmes.</translation>
    </message>
    <message>
        <source>When a model has arrived</source>
        <translation>Quand un modèle est arrivé</translation>
    </message>
    <message>
        <source>Show the conversation in them</source>
        <translation>Y montrer la conversation</translation>
    </message>
    <message>
        <source>Its title and how the answer begins: others may see it on your screen.</source>
        <translation>Son titre et le début de la réponse&#x202f;: d’autres peuvent les voir sur votre écran.</translation>
    </message>
    <message>
        <source>Tray and quick question</source>
        <translation>Zone de notification et question rapide</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>Icône dans la zone de notification</translation>
    </message>
    <message>
        <source>Beside the clock; it opens the window and the quick question.</source>
        <translation>À côté de l’horloge&#x202f;; elle ouvre la fenêtre et la question rapide.</translation>
    </message>
    <message>
        <source>Stay in the tray when the window is closed</source>
        <translation>Rester dans la zone de notification quand la fenêtre est fermée</translation>
    </message>
    <message>
        <source>Quit in the Chat menu ends the program.</source>
        <translation>«&#x202f;Quitter&#x202f;» dans le menu Conversation termine le programme.</translation>
    </message>
    <message>
        <source>Keys for a quick question</source>
        <translation>Touches pour une question rapide</translation>
    </message>
    <message>
        <source>They work in all programs while Penseur runs, where the system allows it. For example Ctrl+Alt+Space; empty for none.</source>
        <translation>Elles marchent dans tous les programmes tant que Penseur tourne, là où le système le permet. Par exemple Ctrl+Alt+Espace&#x202f;; vide pour aucune.</translation>
    </message>
    <message>
        <source>Keys are written like Ctrl+Alt+Space, with Ctrl, Alt or Meta. They were not changed.</source>
        <translation>Les touches s’écrivent comme Ctrl+Alt+Space, avec Ctrl, Alt ou Meta. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>Penseur needs a screen and found none; to see it on a virtual one: xvfb-run -a make run</source>
        <translation>Penseur a besoin d’un écran et n’en a pas trouvé&#x202f;; pour le voir sur un écran virtuel&#x202f;: xvfb-run -a make run</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens of the prompt</source>
        <translation>
            <numerusform>%n jeton de l’invite</numerusform>
            <numerusform>%n jetons de l’invite</numerusform>
        </translation>
    </message>
    <message>
        <source>History: {number}, {told} of them your instructions</source>
        <translation>Historique&#x202f;: {number}, dont {told} pour vos instructions</translation>
    </message>
    <message>
        <source>Thoughts: {number}</source>
        <translation>Raisonnement&#x202f;: {number}</translation>
    </message>
    <message>
        <source>Answer: {number}</source>
        <translation>Réponse&#x202f;: {number}</translation>
    </message>
    <message>
        <source>Room left: {number}</source>
        <translation>Place restante&#x202f;: {number}</translation>
    </message>
    <message>
        <source>Your text: {size}</source>
        <translation>Votre texte&#x202f;: {size}</translation>
    </message>
    <message numerus="yes">
        <source>about %n more: too long for this model</source>
        <translation>
            <numerusform>environ %n de plus&#x202f;: trop long pour ce modèle</numerusform>
            <numerusform>environ %n de plus&#x202f;: trop long pour ce modèle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n more: the oldest messages go</source>
        <translation>
            <numerusform>environ %n de plus&#x202f;: les plus anciens messages s’en vont</numerusform>
            <numerusform>environ %n de plus&#x202f;: les plus anciens messages s’en vont</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n more</source>
        <translation>
            <numerusform>environ %n de plus</numerusform>
            <numerusform>environ %n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Répond</translation>
    </message>
    <message>
        <source>Answer finished</source>
        <translation>Réponse terminée</translation>
    </message>
    <message>
        <source>Answer of {model}</source>
        <translation>Réponse de {model}</translation>
    </message>
    <message>
        <source>Jump to the latest message</source>
        <translation>Aller au dernier message</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Votre question</translation>
    </message>
    <message>
        <source>Keep the question as it was (Esc)</source>
        <translation>Garder la question telle qu’elle était (Échap)</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Redemander</translation>
    </message>
    <message>
        <source>Ask this as another version (Enter)</source>
        <translation>Poser ceci comme autre version (Entrée)</translation>
    </message>
    <message>
        <source>Edit your question</source>
        <translation>Modifiez votre question</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglées</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>unread answer</source>
        <translation>réponse non lue</translation>
    </message>
    <message>
        <source>has a draft</source>
        <translation>a un brouillon</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>folder</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>replié</translation>
    </message>
    <message>
        <source>unread answer in it</source>
        <translation>contient une réponse non lue</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Épingler en haut</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>Déplacer dans un dossier</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marquer comme non lue</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marquer comme lue</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Nouveau dossier…</translation>
    </message>
    <message>
        <source>Out of the folder</source>
        <translation>Hors du dossier</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Déplier</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Delete folder, keep its conversations</source>
        <translation>Supprimer le dossier, garder ses conversations</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>Supprimer le dossier</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Une erreur s’est produite</translation>
    </message>
    <message>
        <source>Penseur made a mistake. Your conversations are safe: what you saw is on the disk. You can go on; if something does not work any more, quit and start again.</source>
        <translation>Penseur a fait une erreur. Vos conversations sont en sécurité&#x202f;: ce que vous avez vu est sur le disque. Vous pouvez continuer&#x202f;; si quelque chose ne marche plus, quittez et redémarrez.</translation>
    </message>
    <message>
        <source>This report says where in the program it happened. It holds nothing of your conversations and is sent nowhere: save it if you want to show it to somebody.</source>
        <translation>Ce rapport dit où dans le programme c’est arrivé. Il ne contient rien de vos conversations et n’est envoyé nulle part&#x202f;: enregistrez-le si vous voulez le montrer à quelqu’un.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Enregistrer le rapport…</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Quit Penseur</source>
        <translation>Quitter Penseur</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>The report was saved as {path}.</source>
        <translation>Le rapport a été enregistré sous {path}.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>Le rapport a été copié.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Montrer le rapport</translation>
    </message>
    <message>
        <source>Penseur ended unexpectedly the last time. What you saw was kept.</source>
        <translation>Penseur s’est arrêté de façon inattendue la dernière fois. Ce que vous avez vu a été gardé.</translation>
    </message>
    <message>
        <source>Report of the last end</source>
        <translation>Rapport du dernier arrêt</translation>
    </message>
    <message>
        <source>Another colour…</source>
        <translation>Autre couleur…</translation>
    </message>
    <message>
        <source>Your own colour</source>
        <translation>Votre propre couleur</translation>
    </message>
    <message>
        <source>Ask Penseur a quick question</source>
        <translation>Poser une question rapide à Penseur</translation>
    </message>
    <message>
        <source>A model is here</source>
        <translation>Un modèle est arrivé</translation>
    </message>
    <message>
        <source>The answer is there</source>
        <translation>La réponse est là</translation>
    </message>
    <message>
        <source>The answer has ended early</source>
        <translation>La réponse s’est arrêtée avant la fin</translation>
    </message>
    <message>
        <source>Quick question</source>
        <translation>Question rapide</translation>
    </message>
    <message>
        <source>always so here: this command uses no network</source>
        <translation>toujours vrai ici&#xa0;: cette commande n’utilise aucun réseau</translation>
    </message>
    <message>
        <source>8 bits hold twice the context in the same memory, but long questions take about twice as long to read. Models with short attention heads stay at 16 bits.</source>
        <translation>8&#xa0;bits logent deux fois plus de contexte dans la même mémoire, mais les longues questions prennent environ deux fois plus de temps à lire. Les modèles à têtes d’attention courtes restent à 16&#xa0;bits.</translation>
    </message>
    <message>
        <source>show the program&apos;s version</source>
        <translation>afficher la version du programme</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>utilisation&#xa0;: </translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>arguments</translation>
    </message>
    <message>
        <source>options</source>
        <translation>options</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>afficher cette aide</translation>
    </message>
    <message>
        <source>Write a number from {least} to {most}.</source>
        <translation>Écrivez un nombre de {least} à {most}.</translation>
    </message>
    <message>
        <source>Open in Penseur</source>
        <translation>Ouvrir dans Penseur</translation>
    </message>
    <message>
        <source>Kept nowhere unless you open it in Penseur</source>
        <translation>N’est gardé nulle part, sauf si vous l’ouvrez dans Penseur</translation>
    </message>
    <message>
        <source>{model} answers on this computer</source>
        <translation>{model} répond sur cet ordinateur</translation>
    </message>
    <message>
        <source>Open Penseur</source>
        <translation>Ouvrir Penseur</translation>
    </message>
    <message>
        <source>New incognito conversation</source>
        <translation>Nouvelle conversation incognito</translation>
    </message>
    <message>
        <source>Privacy…</source>
        <translation>Confidentialité…</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Verrouiller maintenant</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text with marks, for notes and other programs.</source>
        <translation>Du texte brut avec des marques, pour des notes et d’autres programmes.</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>One file for any browser, with formulas and colours.</source>
        <translation>Un seul fichier pour tout navigateur, avec formules et couleurs.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Pages to print or to send, set as in the window.</source>
        <translation>Des pages à imprimer ou à envoyer, composées comme dans la fenêtre.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Everything, for Penseur on another computer or a program.</source>
        <translation>Tout, pour Penseur sur un autre ordinateur ou pour un programme.</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Un seul fichier</translation>
    </message>
    <message>
        <source>A folder with a file for each</source>
        <translation>Un dossier avec un fichier pour chacune</translation>
    </message>
    <message>
        <source>A zip with a file for each</source>
        <translation>Un zip avec un fichier pour chacune</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>Toutes les conversations</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Sous forme de</translation>
    </message>
    <message>
        <source>With thoughts</source>
        <translation>Avec le raisonnement</translation>
    </message>
    <message>
        <source>With all versions, also those not shown</source>
        <translation>Avec toutes les versions, même celles qui ne sont pas affichées</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Le montrer</translation>
    </message>
    <message>
        <source>JSON alone can hold them.</source>
        <translation>Seul JSON peut les contenir.</translation>
    </message>
    <message>
        <source>Export here</source>
        <translation>Exporter ici</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportation…</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n conversations</source>
        <translation>
            <numerusform>{done} sur %n conversation</numerusform>
            <numerusform>{done} sur %n conversations</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was exported.</source>
        <translation>Arrêté. Rien n’a été exporté.</translation>
    </message>
    <message>
        <source>The answer was exported to {name}.</source>
        <translation>La réponse a été exportée vers {name}.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations exported to {name}.</source>
        <translation>
            <numerusform>%n conversation exportée vers {name}.</numerusform>
            <numerusform>%n conversations exportées vers {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>This answer and its question</source>
        <translation>Cette réponse et sa question</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected conversations</source>
        <translation>
            <numerusform>La conversation sélectionnée</numerusform>
            <numerusform>Les %n conversations sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>«&#x202f;{title}&#x202f;»</translation>
    </message>
    <message>
        <source>The formula cannot be shown</source>
        <translation>La formule ne peut pas être affichée</translation>
    </message>
    <message>
        <source>Your conversations were saved by a newer version of Penseur. Install that version to open them; nothing has been changed.</source>
        <translation>Vos conversations ont été enregistrées par une version plus récente de Penseur. Installez cette version pour les ouvrir&#x202f;; rien n’a été changé.</translation>
    </message>
    <message>
        <source>The file of your conversations is damaged. It was kept as {path}, and a new one was begun.</source>
        <translation>Le fichier de vos conversations est endommagé. Il a été conservé sous {path}, et un nouveau a été commencé.</translation>
    </message>
    <message>
        <source>A part of your conversations can&apos;t be read any more; the rest is shown. Choose Backups in the Chat menu to repair the file or restore an earlier copy.</source>
        <translation>Une partie de vos conversations n’est plus lisible&#x202f;; le reste est affiché. Choisissez Sauvegardes dans le menu Conversation pour réparer le fichier ou restaurer une copie antérieure.</translation>
    </message>
    <message>
        <source>Your conversations could not be brought into the form that this version needs, and were put back as they were. Free some disk space and start again, or use the version from before.</source>
        <translation>Vos conversations n’ont pas pu être mises sous la forme qu’il faut à cette version, et ont été remises comme elles étaient. Libérez de la place sur le disque et redémarrez, ou utilisez la version d’avant.</translation>
    </message>
    <message>
        <source>The backup at {path} could not be made whole, so it was deleted. Check the disk and make another one.</source>
        <translation>La sauvegarde {path} n’a pas pu être faite entièrement et a été supprimée. Vérifiez le disque et faites-en une autre.</translation>
    </message>
    <message>
        <source>{path} is no backup of Penseur&apos;s, or it is damaged. Choose another one; your conversations are as they were.</source>
        <translation>{path} n’est pas une sauvegarde de Penseur, ou est endommagé. Choisissez-en une autre&#x202f;; vos conversations sont comme elles étaient.</translation>
    </message>
    <message>
        <source>{path} is encrypted with another key. Restore a backup from the time of the present passphrase; your conversations are as they were.</source>
        <translation>{path} est chiffré avec une autre clé. Restaurez une sauvegarde du temps de la phrase secrète actuelle&#x202f;; vos conversations sont comme elles étaient.</translation>
    </message>
    <message>
        <source>Another program holds the file of your conversations. Close it and start Penseur again.</source>
        <translation>Un autre programme tient le fichier de vos conversations. Fermez-le et redémarrez Penseur.</translation>
    </message>
    <message>
        <source>That is not the passphrase. Try again; capitals matter.</source>
        <translation>Ce n’est pas la phrase secrète. Réessayez&#x202f;; les majuscules comptent.</translation>
    </message>
    <message>
        <source>The key file {path} is missing or damaged. Put a copy of it back and try again: without it your conversations can&apos;t be opened.</source>
        <translation>Le fichier de clé {path} manque ou est endommagé. Remettez-en une copie et réessayez&#x202f;: sans lui, vos conversations ne peuvent pas être ouvertes.</translation>
    </message>
    <message>
        <source>The keyring of this computer does not give the key of your conversations. Unlock the keyring, then try again.</source>
        <translation>Le trousseau de cet ordinateur ne donne pas la clé de vos conversations. Déverrouillez le trousseau, puis réessayez.</translation>
    </message>
    <message>
        <source>This computer has no keyring that Penseur can use. Choose a passphrase instead; nothing has been changed.</source>
        <translation>Cet ordinateur n’a pas de trousseau que Penseur puisse utiliser. Choisissez plutôt une phrase secrète&#x202f;; rien n’a été changé.</translation>
    </message>
    <message>
        <source>Your conversations are locked. Unlock them first.</source>
        <translation>Vos conversations sont verrouillées. Déverrouillez-les d’abord.</translation>
    </message>
    <message>
        <source>The new file of your conversations did not read back as it should. The old one is untouched; try again.</source>
        <translation>Le nouveau fichier de vos conversations ne se relit pas comme il devrait. L’ancien est intact&#x202f;; réessayez.</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it or let it end, then try again.</source>
        <translation>Une réponse est en cours d’écriture. Arrêtez-la ou laissez-la finir, puis réessayez.</translation>
    </message>
    <message>
        <source>These copies could not be dealt with and can still be read: {names}. Delete them yourself, or try again.</source>
        <translation>Ces copies n’ont pas pu être traitées et sont encore lisibles&#x202f;: {names}. Supprimez-les vous-même, ou réessayez.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; what is on the screen is kept in memory until then.</source>
        <translation>Le disque est plein. Libérez de la place&#x202f;; ce qui est à l’écran est gardé en mémoire jusque-là.</translation>
    </message>
    <message>
        <source>Penseur can&apos;t write to {path}. Check the folder&apos;s permissions, or choose another one.</source>
        <translation>Penseur ne peut pas écrire dans {path}. Vérifiez les droits du dossier, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Your conversations could not be saved to {path}. Copy what matters, and restart Penseur.</source>
        <translation>Vos conversations n’ont pas pu être enregistrées dans {path}. Copiez ce qui compte, et redémarrez Penseur.</translation>
    </message>
    <message>
        <source>The disk is full, and nothing was exported. Free some space, or choose another place.</source>
        <translation>Le disque est plein, et rien n’a été exporté. Libérez de la place, ou choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>That is too large to be conversations, and nothing was imported. Choose a smaller file, or only some of the files.</source>
        <translation>C’est trop gros pour être des conversations, et rien n’a été importé. Choisissez un fichier plus petit, ou une partie des fichiers seulement.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read, and nothing was imported. Check that it is whole and without a password, or choose another file.</source>
        <translation>{path} n’est pas lisible, et rien n’a été importé. Vérifiez qu’il est entier et sans mot de passe, ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Penseur is set to stay offline. Switch that off under Models, Network, then try again.</source>
        <translation>Penseur est réglé pour rester hors ligne. Désactivez cela sous Modèles, Réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>There is no connection to the internet. Connect and try again; chatting works without.</source>
        <translation>Il n’y a pas de connexion à Internet. Connectez-vous et réessayez&#x202f;; converser marche sans.</translation>
    </message>
    <message>
        <source>No secure connection could be made. Check the proxy and this computer&apos;s clock.</source>
        <translation>Aucune connexion sûre n’a pu être établie. Vérifiez le proxy et l’horloge de cet ordinateur.</translation>
    </message>
    <message>
        <source>The server does not answer. Try again later.</source>
        <translation>Le serveur ne répond pas. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The connection stalled. Try again: the download goes on from where it was.</source>
        <translation>La connexion est bloquée. Réessayez&#x202f;: le téléchargement reprend là où il en était.</translation>
    </message>
    <message>
        <source>The connection was lost. Try again: the download goes on from where it was.</source>
        <translation>La connexion a été perdue. Réessayez&#x202f;: le téléchargement reprend là où il en était.</translation>
    </message>
    <message>
        <source>The proxy can&apos;t be used. Check the proxy settings.</source>
        <translation>Le proxy ne peut pas être utilisé. Vérifiez les réglages du proxy.</translation>
    </message>
    <message>
        <source>That address is not a Hugging Face server; perhaps a login page or a proxy answers in its place.</source>
        <translation>Cette adresse n’est pas un serveur Hugging Face&#x202f;; peut-être qu’une page de connexion ou un proxy répond à sa place.</translation>
    </message>
    <message>
        <source>This model asks you to accept its licence on the Hub first, and for an access token.</source>
        <translation>Ce modèle vous demande d’abord d’accepter sa licence sur le Hub, et un jeton d’accès.</translation>
    </message>
    <message>
        <source>Your account has no access to this model yet. Ask for it on the model&apos;s page.</source>
        <translation>Votre compte n’a pas encore accès à ce modèle. Demandez-le sur la page du modèle.</translation>
    </message>
    <message>
        <source>The server refused access to this file. Try again later, or choose another repository.</source>
        <translation>Le serveur a refusé l’accès à ce fichier. Réessayez plus tard, ou choisissez un autre dépôt.</translation>
    </message>
    <message>
        <source>The access token is invalid or has expired. Enter a new one.</source>
        <translation>Le jeton d’accès n’est pas valable ou a expiré. Entrez-en un nouveau.</translation>
    </message>
    <message>
        <source>The Hub asks for fewer requests. Try again in a while.</source>
        <translation>Le Hub demande moins de requêtes. Réessayez dans un moment.</translation>
    </message>
    <message>
        <source>The Hub has problems. Try again later.</source>
        <translation>Le Hub a des problèmes. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>There is no repository {repo}, or it is private. Check the spelling.</source>
        <translation>Il n’y a pas de dépôt {repo}, ou il est privé. Vérifiez l’orthographe.</translation>
    </message>
    <message>
        <source>The repository {repo} has no file {file_name}. Check the spelling.</source>
        <translation>Le dépôt {repo} n’a pas de fichier {file_name}. Vérifiez l’orthographe.</translation>
    </message>
    <message>
        <source>The download arrived damaged twice and was deleted. Try again later, or choose another repository.</source>
        <translation>Le téléchargement est arrivé deux fois endommagé et a été supprimé. Réessayez plus tard, ou choisissez un autre dépôt.</translation>
    </message>
    <message>
        <source>The download stopped unexpectedly. Start it again: it goes on from where it was.</source>
        <translation>Le téléchargement s’est arrêté de façon inattendue. Relancez-le&#x202f;: il reprend là où il en était.</translation>
    </message>
    <message>
        <source>The disk at {path} can&apos;t hold a file of this size (FAT32 ends at 4 GiB). Choose a folder on another disk, or a smaller quantisation.</source>
        <translation>Le disque de {path} ne peut pas contenir un fichier de cette taille (FAT32 s’arrête à 4&#xa0;Gio). Choisissez un dossier sur un autre disque, ou une quantification plus petite.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>The model file {path} is not there any more. Choose another model, or download it again.</source>
        <translation>Le fichier de modèle {path} n’est plus là. Choisissez un autre modèle, ou téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>{path} is not a GGUF model. Choose another model, or download it again.</source>
        <translation>{path} n’est pas un modèle GGUF. Choisissez un autre modèle, ou téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>The model file {path} is incomplete. Download it again: what is there already is kept.</source>
        <translation>Le fichier de modèle {path} est incomplet. Téléchargez-le à nouveau&#x202f;: ce qui est déjà là est gardé.</translation>
    </message>
    <message>
        <source>A part of this model is missing: {path}. Put all its parts into one folder, then add it again.</source>
        <translation>Une partie de ce modèle manque&#x202f;: {path}. Mettez toutes ses parties dans un même dossier, puis ajoutez-le à nouveau.</translation>
    </message>
    <message>
        <source>{path} adds pictures to another model and can&apos;t answer by itself. Add the model that it belongs to.</source>
        <translation>{path} ajoute des images à un autre modèle et ne peut pas répondre seul. Ajoutez le modèle auquel il appartient.</translation>
    </message>
    <message>
        <source>There is no GGUF model in {path}. Choose another folder.</source>
        <translation>Il n’y a pas de modèle GGUF dans {path}. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{path} and the present folder of the models lie in one another. Choose a folder elsewhere.</source>
        <translation>{path} et le dossier actuel des modèles sont l’un dans l’autre. Choisissez un dossier ailleurs.</translation>
    </message>
    <message>
        <source>The models were on their way to {path}, which is not there. Connect its disk and start Penseur again, or choose another place in the Models window.</source>
        <translation>Les modèles étaient en route vers {path}, qui n’est pas là. Branchez son disque et redémarrez Penseur, ou choisissez un autre endroit dans la fenêtre Modèles.</translation>
    </message>
    <message>
        <source>The models are being moved. Try again when that is done.</source>
        <translation>Les modèles sont en cours de déplacement. Réessayez quand ce sera fait.</translation>
    </message>
    <message>
        <source>The copy of {path} differs from the original, so the disk may be failing. The models stay where they were: choose another disk.</source>
        <translation>La copie de {path} diffère de l’original&#x202f;: le disque est peut-être défaillant. Les modèles restent où ils étaient&#x202f;; choisissez un autre disque.</translation>
    </message>
    <message>
        <source>{path} could not be moved to the trash. Delete it in the file manager: Show in folder opens it.</source>
        <translation>{path} n’a pas pu être mis à la corbeille. Supprimez-le dans le gestionnaire de fichiers&#x202f;: «&#x202f;Montrer dans le dossier&#x202f;» l’ouvre.</translation>
    </message>
    <message>
        <source>This version of Penseur can&apos;t run the kind of model in {path}. Choose another model.</source>
        <translation>Cette version de Penseur ne sait pas exécuter le genre de modèle de {path}. Choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>This version of Penseur does not know the tokeniser of {path}. Choose another model.</source>
        <translation>Cette version de Penseur ne connaît pas le découpage en jetons de {path}. Choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>The chat template of this model can&apos;t be used. Choose another model.</source>
        <translation>Le gabarit de conversation de ce modèle ne peut pas être utilisé. Choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>The model {path} could not be loaded; the engine&apos;s log says why. Choose another model, or download it again.</source>
        <translation>Le modèle {path} n’a pas pu être chargé&#x202f;; le journal du moteur dit pourquoi. Choisissez un autre modèle, ou téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>There is not enough memory for this model. Close other programs, or choose a smaller quantisation.</source>
        <translation>Il n’y a pas assez de mémoire pour ce modèle. Fermez d’autres programmes, ou choisissez une quantification plus petite.</translation>
    </message>
    <message>
        <source>No model is loaded. Choose one from the Models menu.</source>
        <translation>Aucun modèle n’est chargé. Choisissez-en un dans le menu Modèles.</translation>
    </message>
    <message>
        <source>Loading was cancelled. Choose a model from the Models menu, then ask.</source>
        <translation>Le chargement a été annulé. Choisissez un modèle dans le menu Modèles, puis posez votre question.</translation>
    </message>
    <message>
        <source>The question is longer than the model&apos;s context of {context_tokens} tokens. Shorten it, or choose a model with a larger context.</source>
        <translation>La question est plus longue que le contexte du modèle, de {context_tokens} jetons. Raccourcissez-la, ou choisissez un modèle au contexte plus grand.</translation>
    </message>
    <message>
        <source>Your instructions leave no room for the question in the model&apos;s context of {context_tokens} tokens. Shorten them in the settings, or choose a larger context.</source>
        <translation>Vos instructions ne laissent pas de place à la question dans le contexte du modèle, de {context_tokens} jetons. Raccourcissez-les dans les réglages, ou choisissez un contexte plus grand.</translation>
    </message>
    <message>
        <source>The engine could not compute this answer. Ask again; if it happens again, choose another model.</source>
        <translation>Le moteur n’a pas pu calculer cette réponse. Redemandez&#x202f;; si cela se reproduit, choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly. What it had written is kept; your next question starts a new one.</source>
        <translation>Le moteur s’est arrêté de façon inattendue. Ce qu’il avait écrit est gardé&#x202f;; votre prochaine question en démarre un nouveau.</translation>
    </message>
    <message>
        <source>The graphics card failed during this answer. What it had written is kept; your next question is answered by the processor alone, until you choose the model again.</source>
        <translation>La carte graphique a échoué pendant cette réponse. Ce qu’elle avait écrit est gardé&#x202f;; le processeur seul répond à votre prochaine question, jusqu’à ce que vous choisissiez de nouveau le modèle.</translation>
    </message>
    <message>
        <source>The engine has stopped twice with {path}, which may be damaged or too large for this computer. Choose another model, or this one again to try once more.</source>
        <translation>Le moteur s’est arrêté deux fois avec {path}, qui est peut-être endommagé ou trop grand pour cet ordinateur. Choisissez un autre modèle, ou de nouveau celui-ci pour un dernier essai.</translation>
    </message>
    <message>
        <source>The engine did not answer any more and was ended. What it had written is kept; your next question starts a new one.</source>
        <translation>Le moteur ne répondait plus et a été arrêté. Ce qu’il avait écrit est gardé&#x202f;; votre prochaine question en démarre un nouveau.</translation>
    </message>
    <message>
        <source>The engine could not be started. Install Penseur again, or free some memory.</source>
        <translation>Le moteur n’a pas pu démarrer. Réinstallez Penseur, ou libérez de la mémoire.</translation>
    </message>
    <message>
        <source>That is not the address of a server. Write it like https://api.example.com/v1 or http://127.0.0.1:8080.</source>
        <translation>Ce n’est pas l’adresse d’un serveur. Écrivez-la comme https://api.example.com/v1 ou http://127.0.0.1:8080.</translation>
    </message>
    <message>
        <source>{host} can&apos;t be reached. Check the address, your connection, and that the server runs.</source>
        <translation>{host} est injoignable. Vérifiez l’adresse, votre connexion, et que le serveur tourne.</translation>
    </message>
    <message>
        <source>No secure connection to {host} could be made, so nothing was sent. Check the address and this computer&apos;s clock; its certificate may not be trusted.</source>
        <translation>Aucune connexion sûre à {host} n’a pu être établie, donc rien n’a été envoyé. Vérifiez l’adresse et l’horloge de cet ordinateur&#x202f;; son certificat n’est peut-être pas digne de confiance.</translation>
    </message>
    <message>
        <source>{host} does not answer. Try again later, or choose another model.</source>
        <translation>{host} ne répond pas. Réessayez plus tard, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>The connection to {host} was lost. What had arrived is kept; Continue goes on from there.</source>
        <translation>La connexion à {host} a été perdue. Ce qui était arrivé est gardé&#x202f;; «&#x202f;Continuer&#x202f;» reprend à partir de là.</translation>
    </message>
    <message>
        <source>{host} answers, but not as an OpenAI-compatible server. Check the address; it often ends with /v1.</source>
        <translation>{host} répond, mais pas comme un serveur compatible avec OpenAI. Vérifiez l’adresse&#x202f;; elle finit souvent par /v1.</translation>
    </message>
    <message>
        <source>{host} sends on to {target}. Nothing was sent there; enter that address if you trust it.</source>
        <translation>{host} renvoie vers {target}. Rien n’y a été envoyé&#x202f;; entrez cette adresse si vous lui faites confiance.</translation>
    </message>
    <message>
        <source>{host} does not accept the key. Enter it again under Models, Use a server.</source>
        <translation>{host} n’accepte pas la clé. Entrez-la à nouveau sous Modèles, Utiliser un serveur.</translation>
    </message>
    <message>
        <source>{host} has no model {model}. Choose one from its list under Models, Use a server.</source>
        <translation>{host} n’a pas de modèle {model}. Choisissez-en un dans sa liste sous Modèles, Utiliser un serveur.</translation>
    </message>
    <message>
        <source>Your account at {host} has no credit left. Top it up, or choose another model.</source>
        <translation>Votre compte chez {host} n’a plus de crédit. Rechargez-le, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>{host} asks for fewer questions. Try again in a while.</source>
        <translation>{host} demande moins de questions. Réessayez dans un moment.</translation>
    </message>
    <message>
        <source>{host} has problems. Try again later, or choose another model.</source>
        <translation>{host} a des problèmes. Réessayez plus tard, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>{host} did not accept the question. Check the model&apos;s name, or choose another model.</source>
        <translation>{host} n’a pas accepté la question. Vérifiez le nom du modèle, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>{host} withheld the rest of the answer: its filter objected.</source>
        <translation>{host} a retenu la suite de la réponse&#x202f;: son filtre s’y est opposé.</translation>
    </message>
    <message>
        <source>This computer has no keyring that Penseur can use. The key is kept until you quit; enter it again after the next start.</source>
        <translation>Cet ordinateur n’a pas de trousseau que Penseur puisse utiliser. La clé est gardée jusqu’à ce que vous quittiez&#x202f;; entrez-la à nouveau au prochain démarrage.</translation>
    </message>
    <message>
        <source>That is not the address of a computer. Write it like 192.168.1.7:50052.</source>
        <translation>Ce n’est pas l’adresse d’un ordinateur. Écrivez-la comme 192.168.1.7:50052.</translation>
    </message>
    <message>
        <source>The model runs without {peers}: no free Penseur with enough memory answers there. Start it there with “penseur&#xa0;-⁠-⁠peer”, then choose the model again.</source>
        <translation>Le modèle tourne sans {peers}&#x202f;: aucun Penseur libre avec assez de mémoire n’y répond. Démarrez-le là-bas avec «&#x202f;penseur&#xa0;-⁠-⁠peer&#x202f;», puis choisissez de nouveau le modèle.</translation>
    </message>
    <message>
        <source>This model is too large without {peers}, where no free Penseur answers. Start it there with “penseur&#xa0;-⁠-⁠peer”, then choose the model again.</source>
        <translation>Ce modèle est trop grand sans {peers}, où aucun Penseur libre ne répond. Démarrez-le là-bas avec «&#x202f;penseur&#xa0;-⁠-⁠peer&#x202f;», puis choisissez de nouveau le modèle.</translation>
    </message>
    <message>
        <source>The model runs on this computer alone: a part of llama.cpp that shares it out is missing. Install a C++ compiler, then start Penseur with “make run”.</source>
        <translation>Le modèle tourne sur cet ordinateur seul&#x202f;: il manque une partie de llama.cpp qui le répartit. Installez un compilateur C++, puis démarrez Penseur avec «&#x202f;make run&#x202f;».</translation>
    </message>
    <message>
        <source>One of the computers that help no longer answers ({peers}). What had been written is kept; Continue goes on without it.</source>
        <translation>Un des ordinateurs qui aident ne répond plus ({peers}). Ce qui avait été écrit est gardé&#x202f;; «&#x202f;Continuer&#x202f;» poursuit sans lui.</translation>
    </message>
    <message>
        <source>Penseur is already running but does not answer. Wait a moment and start it again; if that does not help, end its process {process_id} first.</source>
        <translation>Penseur tourne déjà mais ne répond pas. Attendez un moment et redémarrez-le&#x202f;; si cela n’aide pas, terminez d’abord son processus {process_id}.</translation>
    </message>
    <message>
        <source>Penseur is already running with the folder {path}, as process {process_id}, and can&apos;t be reached; perhaps another user started it. Close it there, or choose another folder with --data-dir.</source>
        <translation>Penseur tourne déjà avec le dossier {path}, comme processus {process_id}, et n’est pas joignable&#x202f;; un autre utilisateur l’a peut-être démarré. Fermez-le là-bas, ou choisissez un autre dossier avec --data-dir.</translation>
    </message>
    <message>
        <source>Penseur is already running with the folder {path}, on the computer {host}. Close it there, or choose another folder with --data-dir.</source>
        <translation>Penseur tourne déjà avec le dossier {path}, sur l’ordinateur {host}. Fermez-le là-bas, ou choisissez un autre dossier avec --data-dir.</translation>
    </message>
    <message>
        <source>There is no model {name} here. Choose one of: {names}.</source>
        <translation>Il n’y a pas de modèle {name} ici. Choisissez parmi&#x202f;: {names}.</translation>
    </message>
    <message>
        <source>The answer was cut at the limit on tokens. Raise --max-tokens to let it end.</source>
        <translation>La réponse a été coupée à la limite de jetons. Augmentez --max-tokens pour la laisser finir.</translation>
    </message>
    <message>
        <source>The answer was cut: the context is full. Raise --context to let it end.</source>
        <translation>La réponse a été coupée&#x202f;: le contexte est plein. Augmentez --context pour la laisser finir.</translation>
    </message>
    <message>
        <source>The model began to repeat itself, so the answer was cut. Try again with another --seed or a higher --temperature.</source>
        <translation>Le modèle commençait à se répéter, la réponse a donc été coupée. Réessayez avec un autre --seed ou un --temperature plus haut.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so the icon can&apos;t be shown. Quick question in the Chat menu works without it.</source>
        <translation>Ce bureau n’a pas de zone de notification, l’icône ne peut donc pas être montrée. «&#x202f;Question rapide&#x202f;» dans le menu Conversation marche sans elle.</translation>
    </message>
    <message>
        <source>This system gives no keys to programs. Let its own settings start “penseur&#xa0;-⁠-⁠quick-⁠ask” with the keys that you want.</source>
        <translation>Ce système ne donne pas de touches aux programmes. Faites démarrer «&#x202f;penseur&#xa0;-⁠-⁠quick-⁠ask&#x202f;» par ses propres réglages, avec les touches que vous voulez.</translation>
    </message>
    <message>
        <source>Another program has the keys {keys} already. Choose others in the settings.</source>
        <translation>Un autre programme a déjà les touches {keys}. Choisissez-en d’autres dans les réglages.</translation>
    </message>
    <message>
        <source>{path} is not a text file, so the model can&apos;t read it. Attach its text instead.</source>
        <translation>{path} n’est pas un fichier de texte, le modèle ne peut donc pas le lire. Joignez plutôt son texte.</translation>
    </message>
    <message>
        <source>{path} is longer than any model can read. Attach the part that matters.</source>
        <translation>{path} est plus long que ce qu’un modèle peut lire. Joignez la partie qui compte.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read. Check that it is a file and that you may open it.</source>
        <translation>{path} n’est pas lisible. Vérifiez que c’est un fichier et que vous avez le droit de l’ouvrir.</translation>
    </message>
    <message>
        <source>Some files can&apos;t be attached: {path}. Attach text files that you may open, each of less than 2 MB.</source>
        <translation>Des fichiers ne peuvent pas être joints&#xa0;: {path}. Joignez des fichiers de texte que vous pouvez ouvrir, de moins de 2&#xa0;Mo chacun.</translation>
    </message>
    <message>
        <source>Find in the conversation</source>
        <translation>Chercher dans la conversation</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>Chercher dans cette conversation</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>Précédent (Maj+Entrée)</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Suivant (Entrée)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
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
        <translation>DeepSeek-R1 a été fait en Chine&#x202f;: sur certains sujets politiques, il refuse de répondre ou répète la position de l’État. Tous les modèles font des erreurs&#x202f;; les petits connaissent mal les faits.</translation>
    </message>
    <message>
        <source>Welcome to Penseur</source>
        <translation>Bienvenue dans Penseur</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>Tous les modèles…</translation>
    </message>
    <message>
        <source>Show all models</source>
        <translation>Afficher tous les modèles</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Langue du système</translation>
    </message>
    <message>
        <source>The model thinks on this computer itself: {machine}.</source>
        <translation>Le modèle réfléchit sur cet ordinateur même&#x202f;: {machine}.</translation>
    </message>
    <message>
        <source>No DeepSeek-R1 fits into the free memory of this computer at present. Close other programs and look under All models, or go on with the small one.</source>
        <translation>Aucun DeepSeek-R1 n’entre à présent dans la mémoire libre de cet ordinateur. Fermez d’autres programmes et regardez sous «&#x202f;Tous les modèles&#x202f;», ou continuez avec le petit.</translation>
    </message>
    <message>
        <source>Ask: {question}</source>
        <translation>Demander&#x202f;: {question}</translation>
    </message>
    <message>
        <source>The engine stopped while it loaded this model, perhaps because of the graphics card&apos;s driver, so the processor computes alone. Choose the model again to try the card.</source>
        <translation>Le moteur s’est arrêté en chargeant ce modèle, peut-être à cause du pilote de la carte graphique&#x202f;; le processeur calcule donc seul. Choisissez de nouveau le modèle pour essayer la carte.</translation>
    </message>
    <message>
        <source>What you write and what it answers stays here, in a file that is yours; there is no account, and nothing is reported to anybody.</source>
        <translation>Ce que vous écrivez et ce qu’il répond reste ici, dans un fichier qui est à vous&#x202f;; il n’y a pas de compte, et rien n’est rapporté à personne.</translation>
    </message>
    <message>
        <source>The network is used when you get a model, search for one or choose a server, and for nothing else.</source>
        <translation>Le réseau sert quand vous obtenez un modèle, en cherchez un ou choisissez un serveur, et à rien d’autre.</translation>
    </message>
    <message>
        <source>Try it now, offline</source>
        <translation>Essayez maintenant, hors ligne</translation>
    </message>
    <message>
        <source>A small model is here already. It adds, multiplies, compares, sorts and counts letters, and shows how it thinks.</source>
        <translation>Un petit modèle est déjà là. Il additionne, multiplie, compare, trie et compte des lettres, et montre comment il réfléchit.</translation>
    </message>
    <message>
        <source>{processor}, {memory} of memory</source>
        <translation>{processor}, {memory} de mémoire</translation>
    </message>
    <message>
        <source>{processor}, {memory} of memory, {gpu}</source>
        <translation>{processor}, {memory} de mémoire, {gpu}</translation>
    </message>
    <message>
        <source>Forgotten above: the model no longer reads it</source>
        <translation>Oublié au-dessus&#x202f;: le modèle ne le lit plus</translation>
    </message>
    <message>
        <source>The conversation is longer than the model&apos;s context. A new conversation, or a model with a larger context, has room again.</source>
        <translation>La conversation est plus longue que le contexte du modèle. Une nouvelle conversation, ou un modèle au contexte plus grand, a de nouveau de la place.</translation>
    </message>
    <message>
        <source>Penseur reads its own JSON, the exports of ChatGPT and DeepSeek (also the zip as it comes), and the conversations of LM Studio, Jan and Open WebUI.

Choose files or a folder, or drop them here. You see what there is before anything is kept.</source>
        <translation>Penseur lit son propre JSON, les exportations de ChatGPT et de DeepSeek (le zip tel quel aussi), et les conversations de LM Studio, Jan et Open WebUI.

Choisissez des fichiers ou un dossier, ou déposez-les ici. Vous voyez ce qu’il y a avant que quoi que ce soit ne soit gardé.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture en cours…</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Laissé de côté&#x202f;:</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Copier la liste</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Import {number}</source>
        <translation>Importer {number}</translation>
    </message>
    <message>
        <source>Conversations (*.json *.jsonl *.zip)</source>
        <translation>Conversations (*.json *.jsonl *.zip)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>Reading… %n conversations found.</source>
        <translation>
            <numerusform>Lecture… %n conversation trouvée.</numerusform>
            <numerusform>Lecture… %n conversations trouvées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also import the %n that are here already, as a copy</source>
        <translation>
            <numerusform>Importer aussi celle qui est déjà ici, comme copie</numerusform>
            <numerusform>Importer aussi les %n qui sont déjà ici, comme copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations imported.</source>
        <translation>
            <numerusform>%n conversation importée.</numerusform>
            <numerusform>%n conversations importées.</numerusform>
        </translation>
    </message>
    <message>
        <source>this is no JSON</source>
        <translation>ce n’est pas du JSON</translation>
    </message>
    <message>
        <source>this is no conversation of a program that Penseur knows</source>
        <translation>ce n’est pas une conversation d’un programme que Penseur connaît</translation>
    </message>
    <message>
        <source>a newer Penseur wrote this; update Penseur, then import it again</source>
        <translation>un Penseur plus récent a écrit ceci&#x202f;; mettez Penseur à jour, puis importez à nouveau</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <source>the file ends in the middle of a conversation; what is before it is read</source>
        <translation>le fichier s’arrête au milieu d’une conversation&#x202f;; ce qui précède est lu</translation>
    </message>
    <message>
        <source>nothing was said in it</source>
        <translation>rien n’y a été dit</translation>
    </message>
    <message>
        <source>too large for a conversation</source>
        <translation>trop gros pour une conversation</translation>
    </message>
    <message>
        <source>the file can&apos;t be read</source>
        <translation>le fichier n’est pas lisible</translation>
    </message>
    <message numerus="yes">
        <source>%n messages that nothing leads to</source>
        <translation>
            <numerusform>%n message auquel rien ne mène</numerusform>
            <numerusform>%n messages auxquels rien ne mène</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures or files</source>
        <translation>
            <numerusform>%n image ou fichier</numerusform>
            <numerusform>%n images ou fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uses of tools</source>
        <translation>
            <numerusform>%n appel d’outil</numerusform>
            <numerusform>%n appels d’outils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instructions to the model</source>
        <translation>
            <numerusform>%n instruction au modèle</numerusform>
            <numerusform>%n instructions au modèle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broken lines</source>
        <translation>
            <numerusform>%n ligne défectueuse</numerusform>
            <numerusform>%n lignes défectueuses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… et %n de plus.</numerusform>
            <numerusform>… et %n de plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>without {things}</source>
        <translation>sans {things}</translation>
    </message>
    <message>
        <source>{where}: {reasons}</source>
        <translation>{where}&#x202f;: {reasons}</translation>
    </message>
    <message>
        <source>No conversation was found that can be imported.</source>
        <translation>Aucune conversation à importer n’a été trouvée.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations found.</source>
        <translation>
            <numerusform>%n conversation trouvée.</numerusform>
            <numerusform>%n conversations trouvées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations found. All of them are here already.</source>
        <translation>
            <numerusform>%n conversation trouvée. Elle est déjà ici.</numerusform>
            <numerusform>%n conversations trouvées. Toutes sont déjà ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>{found}, of which {known}.</source>
        <translation>{found}, dont {known}.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations found</source>
        <translation>
            <numerusform>%n conversation trouvée</numerusform>
            <numerusform>%n conversations trouvées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are here already</source>
        <translation>
            <numerusform>%n déjà ici</numerusform>
            <numerusform>%n déjà ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Incognito: gone when you close it</source>
        <translation>Incognito&#x202f;: disparaît quand vous fermez</translation>
    </message>
    <message>
        <source>incognito</source>
        <translation>incognito</translation>
    </message>
    <message>
        <source>Nothing of this window is kept on the disk: no conversation, no title, no draft.</source>
        <translation>Rien de cette fenêtre n’est gardé sur le disque&#x202f;: ni conversation, ni titre, ni brouillon.</translation>
    </message>
    <message>
        <source>{title} – {program}</source>
        <translation>{title} – {program}</translation>
    </message>
    <message>
        <source>Close the incognito conversation?</source>
        <translation>Fermer la conversation incognito&#x202f;?</translation>
    </message>
    <message>
        <source>It is kept nowhere: what was said is gone for good.</source>
        <translation>Elle n’est gardée nulle part&#x202f;: ce qui a été dit disparaît pour de bon.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>La fermer</translation>
    </message>
    <message>
        <source>Change the keys…</source>
        <translation>Changer les touches…</translation>
    </message>
    <message>
        <source>Press the new keys…</source>
        <translation>Appuyez sur les nouvelles touches…</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Chercher une commande…</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Partie suivante de la fenêtre</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Search all conversations</source>
        <translation>Chercher dans toutes les conversations</translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation>Corbeille…</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Sauvegardes…</translation>
    </message>
    <message>
        <source>The backup is restored. The conversations from before are kept as {path}.</source>
        <translation>La sauvegarde est restaurée. Les conversations d’avant sont conservées sous {path}.</translation>
    </message>
    <message>
        <source>Open this address in your browser?</source>
        <translation>Ouvrir cette adresse dans votre navigateur&#x202f;?</translation>
    </message>
    <message>
        <source>Your conversations are locked</source>
        <translation>Vos conversations sont verrouillées</translation>
    </message>
    <message>
        <source>Enter the passphrase to go on.</source>
        <translation>Entrez la phrase secrète pour continuer.</translation>
    </message>
    <message>
        <source>Opening your conversations</source>
        <translation>Ouverture de vos conversations</translation>
    </message>
    <message>
        <source>The keyring of this computer has the key. It may ask you to unlock it.</source>
        <translation>Le trousseau de cet ordinateur a la clé. Il vous demandera peut-être de le déverrouiller.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Déverrouillage…</translation>
    </message>
    <message>
        <source>not measurable on this machine</source>
        <translation>non mesurable sur cette machine</translation>
    </message>
    <message>
        <source>not measurable on this machine: the system lets only its administrator read the counter</source>
        <translation>non mesurable sur cette machine&#x202f;: le système ne laisse lire le compteur qu’à son administrateur</translation>
    </message>
    <message>
        <source>not measurable on this machine: its GPU has no counter</source>
        <translation>non mesurable sur cette machine&#x202f;: son GPU n’a pas de compteur</translation>
    </message>
    <message>
        <source>{number} J</source>
        <translation>{number}&#xa0;J</translation>
    </message>
    <message>
        <source>{number} kJ</source>
        <translation>{number}&#xa0;kJ</translation>
    </message>
    <message>
        <source>{number} MJ</source>
        <translation>{number}&#xa0;MJ</translation>
    </message>
    <message>
        <source>The context is {made} tokens instead of {wanted}: there is not enough memory for more.</source>
        <translation>Le contexte est de {made} jetons au lieu de {wanted}&#x202f;: il n’y a pas assez de mémoire pour plus.</translation>
    </message>
    <message>
        <source>The model&apos;s cache is kept in 8 bits for lack of memory: long questions take longer to read.</source>
        <translation>Le cache du modèle est gardé en 8&#xa0;bits faute de mémoire&#x202f;: les longues questions prennent plus de temps à lire.</translation>
    </message>
    <message>
        <source>The model&apos;s cache is kept in 16 bits: in 8 bits this model would read long questions several times slower, or not at all.</source>
        <translation>Le cache du modèle est gardé en 16&#xa0;bits&#x202f;: en 8&#xa0;bits, ce modèle lirait les longues questions plusieurs fois plus lentement, ou pas du tout.</translation>
    </message>
    <message>
        <source>The GPU computes {number} of {total} layers: it has not enough memory for more.</source>
        <translation>Le GPU calcule {number} couches sur {total}&#x202f;: il n’a pas assez de mémoire pour plus.</translation>
    </message>
    <message>
        <source>The processor computes alone: the GPU can&apos;t hold or run this model.</source>
        <translation>Le processeur calcule seul&#x202f;: le GPU ne peut pas contenir ou exécuter ce modèle.</translation>
    </message>
    <message>
        <source>under 0.1 J</source>
        <translation>moins de 0,1&#xa0;J</translation>
    </message>
    <message numerus="yes">
        <source>{energy} for %n answers</source>
        <translation>
            <numerusform>{energy} pour %n réponse</numerusform>
            <numerusform>{energy} pour %n réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>C&amp;onversation</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Arrêter la réponse</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affic&amp;hage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>Attach text files…</source>
        <translation>Joindre des fichiers de texte…</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>Renvoi à la ligne</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Renvoyer les longues lignes</translation>
    </message>
    <message>
        <source>Number the lines</source>
        <translation>Numéroter les lignes</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Code, {language}</source>
        <translation>Code, {language}</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>The formula is longer than 4,000 characters</source>
        <translation>La formule est plus longue que 4&#x202f;000 caractères</translation>
    </message>
    <message>
        <source>The formula is nested too deeply</source>
        <translation>La formule est trop profondément imbriquée</translation>
    </message>
    <message>
        <source>The formula holds something that cannot be shown</source>
        <translation>La formule contient quelque chose qui ne peut pas être affiché</translation>
    </message>
    <message>
        <source>The formula takes too long to set</source>
        <translation>La formule prend trop de temps à composer</translation>
    </message>
    <message>
        <source>The formula takes too much memory to set</source>
        <translation>La formule prend trop de mémoire à composer</translation>
    </message>
    <message>
        <source>The formula cannot be set</source>
        <translation>La formule ne peut pas être composée</translation>
    </message>
    <message>
        <source>Actions of this message</source>
        <translation>Actions de ce message</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>Version antérieure</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>Version ultérieure</translation>
    </message>
    <message>
        <source>Version {number} of {total}</source>
        <translation>Version {number} sur {total}</translation>
    </message>
    <message>
        <source>Stop the answer first, or wait until it has ended.</source>
        <translation>Arrêtez d’abord la réponse, ou attendez qu’elle soit finie.</translation>
    </message>
    <message>
        <source>The conversation is being read. Try again in a moment.</source>
        <translation>La conversation est en cours de lecture. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The answer was deleted.</source>
        <translation>La réponse a été supprimée.</translation>
    </message>
    <message>
        <source>The question and what followed were deleted.</source>
        <translation>La question et ce qui suivait ont été supprimés.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler la suppression</translation>
    </message>
    <message>
        <source>{name} is here and verified.</source>
        <translation>{name} est là et vérifié.</translation>
    </message>
    <message>
        <source>How this model answers…</source>
        <translation>Comment ce modèle répond…</translation>
    </message>
    <message>
        <source>Started with --offline: this run uses no network.</source>
        <translation>Lancé avec --offline&#xa0;: cette session n’utilise aucun réseau.</translation>
    </message>
    <message>
        <source>Let other computers help</source>
        <translation>Laisser d’autres ordinateurs aider</translation>
    </message>
    <message>
        <source>{number} {unit}</source>
        <translation>{number} {unit}</translation>
    </message>
    <message>
        <source>{value}, as this model</source>
        <translation>{value}, comme ce modèle</translation>
    </message>
    <message>
        <source>{value}, as everywhere</source>
        <translation>{value}, comme partout</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>Choose nothing here</source>
        <translation>Ne rien choisir ici</translation>
    </message>
    <message>
        <source>Keep these values under a name…</source>
        <translation>Garder ces valeurs sous un nom…</translation>
    </message>
    <message>
        <source>Forget a name</source>
        <translation>Oublier un nom</translation>
    </message>
    <message>
        <source>A name for these values:</source>
        <translation>Un nom pour ces valeurs&#x202f;:</translation>
    </message>
    <message>
        <source>Replace what is kept as “{name}”?</source>
        <translation>Remplacer ce qui est gardé sous « {name} » ?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>How this conversation is answered</source>
        <translation>Comment répondre à cette conversation</translation>
    </message>
    <message>
        <source>How “{title}” is answered</source>
        <translation>Comment répondre à «&#x202f;{title}&#x202f;»</translation>
    </message>
    <message>
        <source>What you choose here counts for this conversation alone, from the next answer on. Another memory or speed loads the model again with the next question.</source>
        <translation>Ce que vous choisissez ici vaut pour cette seule conversation, à partir de la prochaine réponse. Une autre mémoire ou vitesse recharge le modèle à la prochaine question.</translation>
    </message>
    <message>
        <source>How this model answers</source>
        <translation>Comment ce modèle répond</translation>
    </message>
    <message>
        <source>How {model} answers</source>
        <translation>Comment {model} répond</translation>
    </message>
    <message>
        <source>What you choose here counts for this model in all conversations, but where a conversation has a choice of its own.</source>
        <translation>Ce que vous choisissez ici vaut pour ce modèle dans toutes les conversations, sauf là où une conversation a son propre choix.</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Chercher dans les réglages</translation>
    </message>
    <message>
        <source>No setting has these words. Try others.</source>
        <translation>Aucun réglage ne contient ces mots. Essayez-en d’autres.</translation>
    </message>
    <message>
        <source>Settings – Penseur</source>
        <translation>Réglages – Penseur</translation>
    </message>
    <message>
        <source>They compute a part of a model that is too large for this computer.</source>
        <translation>Ils calculent une partie d’un modèle qui est trop grand pour cet ordinateur.</translation>
    </message>
    <message>
        <source>The present model</source>
        <translation>Le modèle actuel</translation>
    </message>
    <message>
        <source>What is chosen for it alone counts before what stands here.</source>
        <translation>Ce qui est choisi pour lui seul compte avant ce qui figure ici.</translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation>Modèles sur cet ordinateur</translation>
    </message>
    <message>
        <source>Use them, get others, delete them.</source>
        <translation>Les utiliser, en obtenir d’autres, les supprimer.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Other computers and services that may answer in a model&apos;s place.</source>
        <translation>D’autres ordinateurs et services qui peuvent répondre à la place d’un modèle.</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no draft model</comment>
        <translation>Sans modèle</translation>
    </message>
    <message>
        <source>{name} guesses now.</source>
        <translation>{name} devine en ce moment.</translation>
    </message>
    <message>
        <source>Everything that Penseur has sent over the network: when, to whom, what for.</source>
        <translation>Tout ce que Penseur a envoyé par le réseau&#x202f;: quand, à qui, pour quoi.</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Montrer…</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Your questions and the answers stay on this computer, unless you choose a server or other computers to answer.</source>
        <translation>Vos questions et les réponses restent sur cet ordinateur, sauf si vous choisissez un serveur ou d’autres ordinateurs pour répondre.</translation>
    </message>
    <message>
        <source>The Hub learns which models you look for and download, never what you write.</source>
        <translation>Le Hub apprend quels modèles vous cherchez et téléchargez, jamais ce que vous écrivez.</translation>
    </message>
    <message>
        <source>Penseur sends no statistics, looks for no updates and needs no account.</source>
        <translation>Penseur n’envoie pas de statistiques, ne cherche pas de mises à jour et ne demande pas de compte.</translation>
    </message>
    <message>
        <source>{setting}: {action}</source>
        <translation>{setting}&#x202f;: {action}</translation>
    </message>
    <message>
        <source>Encryption and passphrase</source>
        <translation>Chiffrement et phrase secrète</translation>
    </message>
    <message>
        <source>Encrypt your conversations, change the passphrase, look after readable copies.</source>
        <translation>Chiffrez vos conversations, changez la phrase secrète, occupez-vous des copies lisibles.</translation>
    </message>
    <message>
        <source>Everything that was said, with drafts and backups.</source>
        <translation>Tout ce qui a été dit, avec les brouillons et les sauvegardes.</translation>
    </message>
    <message>
        <source>What was downloaded. The Models window moves the whole folder.</source>
        <translation>Ce qui a été téléchargé. La fenêtre Modèles déplace tout le dossier.</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Déplacer…</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>What makes answers start sooner. It can be deleted while Penseur is closed.</source>
        <translation>Ce qui fait commencer les réponses plus tôt. Il peut être supprimé quand Penseur est fermé.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>What the program and its engine did, without a word of any conversation.</source>
        <translation>Ce que le programme et son moteur ont fait, sans un mot d’aucune conversation.</translation>
    </message>
    <message>
        <source>Verified copies of all conversations, made every day.</source>
        <translation>Copies vérifiées de toutes les conversations, faites chaque jour.</translation>
    </message>
    <message>
        <source>Deleted conversations stay there for a while.</source>
        <translation>Les conversations supprimées y restent quelque temps.</translation>
    </message>
    <message>
        <source>{size} in {folder}</source>
        <translation>{size} dans {folder}</translation>
    </message>
    <message>
        <source>Runs on almost any computer. School mathematics and simple step-by-step puzzles; good for a first try.</source>
        <translation>Tourne sur presque tout ordinateur. Mathématiques scolaires et énigmes simples pas à pas&#x202f;; bon pour un premier essai.</translation>
    </message>
    <message>
        <source>Very weak at facts: it invents names, dates and sources. Check whatever matters.</source>
        <translation>Connaît très mal les faits&#x202f;: il invente des noms, des dates et des sources. Vérifiez tout ce qui compte.</translation>
    </message>
    <message>
        <source>Best in English; other languages are poor.</source>
        <translation>Meilleur en anglais&#x202f;; les autres langues sont médiocres.</translation>
    </message>
    <message>
        <source>It can think in circles and then needs to be stopped and asked anew.</source>
        <translation>Il peut tourner en rond&#x202f;; il faut alors l’arrêter et redemander.</translation>
    </message>
    <message>
        <source>It does not follow system prompts well; put instructions into the question.</source>
        <translation>Il suit mal les instructions système&#x202f;; mettez les consignes dans la question.</translation>
    </message>
    <message>
        <source>Made in China: on some political subjects (Tibet, the Uyghurs, Tiananmen) it declines to answer or repeats the state&apos;s position.</source>
        <translation>Fait en Chine&#x202f;: sur certains sujets politiques (le Tibet, les Ouïghours, Tian’anmen), il refuse de répondre ou répète la position de l’État.</translation>
    </message>
    <message>
        <source>DeepSeek&apos;s weights</source>
        <translation>les poids de DeepSeek</translation>
    </message>
    <message>
        <source>the Qwen2.5 base model</source>
        <translation>le modèle de base Qwen2.5</translation>
    </message>
    <message>
        <source>Mathematics and logic on a laptop with 8 GB of memory.</source>
        <translation>Mathématiques et logique sur un portable avec 8&#xa0;Go de mémoire.</translation>
    </message>
    <message>
        <source>Weak at facts for its fluency: it invents details. Check whatever matters.</source>
        <translation>S’exprime avec aisance mais connaît mal les faits&#x202f;: il invente des détails. Vérifiez tout ce qui compte.</translation>
    </message>
    <message>
        <source>Everyday questions, texts and some programming on a laptop with 16 GB of memory.</source>
        <translation>Questions de tous les jours, textes et un peu de programmation sur un portable avec 16&#xa0;Go de mémoire.</translation>
    </message>
    <message>
        <source>the Llama 3.1 base model</source>
        <translation>le modèle de base Llama 3.1</translation>
    </message>
    <message>
        <source>The strongest of the small ones at mathematics and programming, and the one that follows instructions best.</source>
        <translation>Le plus fort des petits en mathématiques et en programmation, et celui qui suit le mieux les instructions.</translation>
    </message>
    <message>
        <source>It thinks long: answers take more time than those of the other small ones.</source>
        <translation>Il réfléchit longtemps&#x202f;: ses réponses prennent plus de temps que celles des autres petits.</translation>
    </message>
    <message>
        <source>the Qwen3 base model</source>
        <translation>le modèle de base Qwen3</translation>
    </message>
    <message>
        <source>Reasoning, programming and texts on a computer with 16 GB of memory or a good graphics card.</source>
        <translation>Raisonnement, programmation et textes sur un ordinateur avec 16&#xa0;Go de mémoire ou une bonne carte graphique.</translation>
    </message>
    <message>
        <source>The best balance of quality and size: hard reasoning and programming, with 32 GB of memory or a 24 GB graphics card.</source>
        <translation>Le meilleur équilibre entre qualité et taille&#x202f;: raisonnement difficile et programmation, avec 32 Go de mémoire ou une carte graphique de 24&#xa0;Go.</translation>
    </message>
    <message>
        <source>Better at facts than the small ones, but it still invents details.</source>
        <translation>Connaît mieux les faits que les petits, mais invente encore des détails.</translation>
    </message>
    <message>
        <source>The strongest of the distilled ones, for workstations with 64 GB of memory.</source>
        <translation>Le plus fort des modèles distillés, pour stations de travail avec 64&#xa0;Go de mémoire.</translation>
    </message>
    <message>
        <source>Slow without a graphics card of its size.</source>
        <translation>Lent sans une carte graphique de sa taille.</translation>
    </message>
    <message>
        <source>the Llama 3.3 base model</source>
        <translation>le modèle de base Llama 3.3</translation>
    </message>
    <message>
        <source>The 70B model, trained further by Perplexity to answer the political subjects that DeepSeek-R1 declines.</source>
        <translation>Le modèle 70B, entraîné davantage par Perplexity pour répondre aux sujets politiques que DeepSeek-R1 refuse.</translation>
    </message>
    <message>
        <source>Perplexity&apos;s training chose its own view of what is factual; it is not neutral for being uncensored.</source>
        <translation>L’entraînement de Perplexity a choisi sa propre vue des faits&#x202f;; il n’est pas neutre parce qu’il n’est pas censuré.</translation>
    </message>
    <message>
        <source>DeepSeek&apos;s and Perplexity&apos;s weights</source>
        <translation>les poids de DeepSeek et de Perplexity</translation>
    </message>
    <message>
        <source>The original, undistilled model: the reasoning that the others imitate.</source>
        <translation>L’original, non distillé&#x202f;: le raisonnement que les autres imitent.</translation>
    </message>
    <message>
        <source>For servers only: it needs about as much memory as its file is large, and is slow on anything less.</source>
        <translation>Pour serveurs seulement&#x202f;: il lui faut à peu près autant de mémoire que son fichier est gros, et il est lent avec moins.</translation>
    </message>
    <message>
        <source>The quantisations below 3 bits lose much of its precision.</source>
        <translation>Les quantifications en dessous de 3 bits perdent beaucoup de sa précision.</translation>
    </message>
    <message>
        <source>The revision of May 2025: deeper reasoning, fewer inventions, better programming, and it follows system prompts.</source>
        <translation>La révision de mai 2025&#x202f;: raisonnement plus profond, moins d’inventions, meilleure programmation, et elle suit les instructions système.</translation>
    </message>
    <message>
        <source>Use it now</source>
        <translation>L’utiliser maintenant</translation>
    </message>
    <message>
        <source>About Penseur</source>
        <translation>À propos de Penseur</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Search in the parts</source>
        <translation>Chercher dans les éléments</translation>
    </message>
    <message>
        <source>What Penseur is made of</source>
        <translation>De quoi Penseur est fait</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>A chat that thinks on your own computer, with DeepSeek-R1 and llama.cpp. No account, no telemetry; nothing leaves this computer unless you ask for it.</source>
        <translation>Une conversation qui réfléchit sur votre propre ordinateur, avec DeepSeek-R1 et llama.cpp. Pas de compte, pas de télémétrie&#x202f;; rien ne quitte cet ordinateur sans que vous le demandiez.</translation>
    </message>
    <message numerus="yes">
        <source>It is made of %n parts, each with its licence:</source>
        <translation>
            <numerusform>Il est fait de %n élément, avec sa licence&#x202f;:</numerusform>
            <numerusform>Il est fait de %n éléments, chacun avec sa licence&#x202f;:</numerusform>
        </translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>Penseur was started with --offline: it uses no network until you close it, whatever the settings say.</source>
        <translation>Penseur a été démarré avec --offline&#x202f;: il n’utilise aucun réseau jusqu’à ce que vous le fermiez, quoi que disent les réglages.</translation>
    </message>
    <message>
        <source>{model} is the model that answers.</source>
        <translation>{model} est le modèle qui répond.</translation>
    </message>
    <message>
        <source>{model} can be used now.</source>
        <translation>{model} peut être utilisé maintenant.</translation>
    </message>
    <message>
        <source>image</source>
        <translation>image</translation>
    </message>
    <message>
        <source>Penseur was started with --offline and uses no network in this run. Start it without that, then try again.</source>
        <translation>Penseur a été démarré avec --offline et n’utilise aucun réseau cette fois. Démarrez-le sans cela, puis réessayez.</translation>
    </message>
    <message>
        <source>Rows: {rows}, columns: {n}</source>
        <translation>Lignes&#x202f;: {rows}, colonnes&#x202f;: {n}</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modèles</translation>
    </message>
    <message>
        <source>Get and manage models…</source>
        <translation>Obtenir et gérer des modèles…</translation>
    </message>
    <message>
        <source>Use a server…</source>
        <translation>Utiliser un serveur…</translation>
    </message>
    <message>
        <source>How models run…</source>
        <translation>Exécution des modèles…</translation>
    </message>
    <message>
        <source>{model}  ·  new</source>
        <translation>{model}  ·  nouveau</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>Aucun modèle n’est installé</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>Annuler le chargement</translation>
    </message>
    <message>
        <source>Models to get</source>
        <translation>Modèles à obtenir</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Ask {host} for the exact figures</source>
        <translation>Demander à {host} les chiffres exacts</translation>
    </message>
    <message>
        <source>Asking {host}…</source>
        <translation>Demande à {host}…</translation>
    </message>
    <message>
        <source>Licence: The repository names none; look at its page.</source>
        <translation>Licence&#x202f;: le dépôt n’en nomme aucune&#x202f;; regardez sa page.</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licence&#x202f;: {licence}</translation>
    </message>
    <message>
        <source>Its files are for those who have accepted its conditions on the Hub.</source>
        <translation>Ses fichiers sont pour ceux qui ont accepté ses conditions sur le Hub.</translation>
    </message>
    <message>
        <source>There is no GGUF model in this repository.</source>
        <translation>Il n’y a pas de modèle GGUF dans ce dépôt.</translation>
    </message>
    <message>
        <source>Licences: {licences}</source>
        <translation>Licences&#x202f;: {licences}</translation>
    </message>
    <message>
        <source>Made from {model}</source>
        <translation>Fait à partir de {model}</translation>
    </message>
    <message>
        <source>Its makers recommend a temperature of {temperature} and a top-p of {top_p}</source>
        <translation>Ses auteurs recommandent une température de {temperature} et un top-p de {top_p}</translation>
    </message>
    <message>
        <source>Search, or paste an address or owner/name</source>
        <translation>Cherchez, ou collez une adresse ou auteur/nom</translation>
    </message>
    <message>
        <source>Search for models on the Hub</source>
        <translation>Chercher des modèles sur le Hub</translation>
    </message>
    <message>
        <source>Search the Hub</source>
        <translation>Chercher sur le Hub</translation>
    </message>
    <message>
        <source>Penseur is set to stay offline (under Network): nothing can be found or fetched. What is on this computer works.</source>
        <translation>Penseur est réglé pour rester hors ligne (sous Réseau)&#x202f;: rien ne peut être cherché ni téléchargé. Ce qui est sur cet ordinateur marche.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Nothing is sent before you open it; then {host} is asked for {repository}.</source>
        <translation>Rien n’est envoyé avant que vous ne l’ouvriez&#x202f;; {host} est alors interrogé sur {repository}.</translation>
    </message>
    <message>
        <source>Nothing is sent before you search; then these words go to {host}, which hosts models of all kinds.</source>
        <translation>Rien n’est envoyé avant que vous ne cherchiez&#x202f;; ces mots vont alors à {host}, qui héberge des modèles de toutes sortes.</translation>
    </message>
    <message>
        <source>the Hub</source>
        <translation>le Hub</translation>
    </message>
    <message>
        <source>Enter a token…</source>
        <translation>Entrer un jeton…</translation>
    </message>
    <message>
        <source>Network…</source>
        <translation>Réseau…</translation>
    </message>
    <message>
        <source>Progress of {name}</source>
        <translation>Progression de {name}</translation>
    </message>
    <message>
        <source>Pause {name}</source>
        <translation>Suspendre {name}</translation>
    </message>
    <message>
        <source>Go on with {name}</source>
        <translation>Reprendre {name}</translation>
    </message>
    <message>
        <source>Do {name} earlier</source>
        <translation>Avancer {name}</translation>
    </message>
    <message>
        <source>Do {name} later</source>
        <translation>Reculer {name}</translation>
    </message>
    <message>
        <source>Cancel {name}</source>
        <translation>Annuler {name}</translation>
    </message>
    <message>
        <source>Cancel, keep what has arrived</source>
        <translation>Annuler, garder ce qui est arrivé</translation>
    </message>
    <message>
        <source>Cancel and delete what has arrived</source>
        <translation>Annuler et supprimer ce qui est arrivé</translation>
    </message>
    <message>
        <source>Try {name} again</source>
        <translation>Réessayer {name}</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>Utiliser maintenant</translation>
    </message>
    <message>
        <source>Use {name} now</source>
        <translation>Utiliser {name} maintenant</translation>
    </message>
    <message>
        <source>Show {name} in its folder</source>
        <translation>Montrer {name} dans son dossier</translation>
    </message>
    <message>
        <source>Get again</source>
        <translation>Obtenir à nouveau</translation>
    </message>
    <message>
        <source>Get {name} again</source>
        <translation>Obtenir {name} à nouveau</translation>
    </message>
    <message>
        <source>Take {name} off the list</source>
        <translation>Retirer {name} de la liste</translation>
    </message>
    <message>
        <source>from {repository}</source>
        <translation>de {repository}</translation>
    </message>
    <message>
        <source>{name}. {state}</source>
        <translation>{name}. {state}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>Stalled: waiting for the server</source>
        <translation>Bloqué&#x202f;: le serveur se fait attendre</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Nouvel essai</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Here and verified</source>
        <translation>Là et vérifié</translation>
    </message>
    <message>
        <source>Cancelled. What has arrived is kept for the next try.</source>
        <translation>Annulé. Ce qui est arrivé est gardé pour le prochain essai.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Retrying in {time}</source>
        <translation>Nouvel essai dans {time}</translation>
    </message>
    <message>
        <source>{problem}. Retrying</source>
        <translation>{problem}. Nouvel essai</translation>
    </message>
    <message>
        <source>{problem}. Retrying in {time}</source>
        <translation>{problem}. Nouvel essai dans {time}</translation>
    </message>
    <message>
        <source>{done} of {whole}</source>
        <translation>{done} sur {whole}</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>encore {time}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}&#xa0;h {minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>Nothing is being downloaded. Choose a model under Discover: it comes in one piece even if the connection breaks or the computer is switched off in between.</source>
        <translation>Rien n’est en cours de téléchargement. Choisissez un modèle sous «&#x202f;Découvrir&#x202f;»&#x202f;: il arrive d’une pièce, même si la connexion se coupe ou que l’ordinateur est éteint entre-temps.</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <source>Runs well here</source>
        <translation>Tourne bien ici</translation>
    </message>
    <message>
        <source>Runs here, slowly</source>
        <translation>Tourne ici, lentement</translation>
    </message>
    <message>
        <source>Does not fit now</source>
        <translation>N’entre pas en ce moment</translation>
    </message>
    <message>
        <source>Does not fit here</source>
        <translation>N’entre pas ici</translation>
    </message>
    <message>
        <source>{size} of memory are missing: close other programs first</source>
        <translation>il manque {size} de mémoire&#x202f;: fermez d’abord d’autres programmes</translation>
    </message>
    <message>
        <source>{size} of memory are missing on this computer</source>
        <translation>il manque {size} de mémoire sur cet ordinateur</translation>
    </message>
    <message>
        <source>a question thinks for about {time}</source>
        <translation>environ {time} de réflexion par question</translation>
    </message>
    <message>
        <source>with a smaller context, for lack of memory</source>
        <translation>avec un contexte plus petit, faute de mémoire</translation>
    </message>
    <message>
        <source>{percent} % on the GPU</source>
        <translation>{percent}&#x202f;% sur le GPU</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>{seconds}&#xa0;s</source>
        <translation>{seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>{minutes}&#xa0;min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>{hours}&#xa0;h</source>
        <translation>{hours}&#xa0;h</translation>
    </message>
    <message>
        <source>its speed is known once it has run</source>
        <translation>sa vitesse sera connue une fois qu’il aura tourné</translation>
    </message>
    <message>
        <source>{speed}, measured here</source>
        <translation>{speed}, mesuré ici</translation>
    </message>
    <message>
        <source>about {speed}</source>
        <translation>environ {speed}</translation>
    </message>
    <message>
        <source>Repositories that were found</source>
        <translation>Dépôts trouvés</translation>
    </message>
    <message>
        <source>Back to the catalog</source>
        <translation>Retour au catalogue</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>Arrêter la recherche</translation>
    </message>
    <message>
        <source>More results</source>
        <translation>Plus de résultats</translation>
    </message>
    <message>
        <source>Open the repository</source>
        <translation>Ouvrir le dépôt</translation>
    </message>
    <message>
        <source>{host} has no GGUF repository. Try fewer or other words.</source>
        <translation>{host} n’a pas de dépôt GGUF. Essayez moins de mots, ou d’autres.</translation>
    </message>
    <message>
        <source>{host} has no GGUF repository for “{words}”. Try fewer or other words.</source>
        <translation>{host} n’a pas de dépôt GGUF pour «&#x202f;{words}&#x202f;». Essayez moins de mots, ou d’autres.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n found for “{words}”, the most downloaded first.</source>
        <translation>
            <numerusform>Le premier trouvé pour «&#x202f;{words}&#x202f;».</numerusform>
            <numerusform>Les %n premiers trouvés pour «&#x202f;{words}&#x202f;», les plus téléchargés d’abord.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n found, the most downloaded first.</source>
        <translation>
            <numerusform>Le premier trouvé.</numerusform>
            <numerusform>Les %n premiers trouvés, les plus téléchargés d’abord.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found for “{words}”, the most downloaded first.</source>
        <translation>
            <numerusform>%n trouvé pour «&#x202f;{words}&#x202f;».</numerusform>
            <numerusform>%n trouvés pour «&#x202f;{words}&#x202f;», les plus téléchargés d’abord.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found, the most downloaded first.</source>
        <translation>
            <numerusform>%n trouvé.</numerusform>
            <numerusform>%n trouvés, les plus téléchargés d’abord.</numerusform>
        </translation>
    </message>
    <message>
        <source>no licence named</source>
        <translation>aucune licence nommée</translation>
    </message>
    <message>
        <source>licence {licence}</source>
        <translation>licence {licence}</translation>
    </message>
    <message numerus="yes">
        <source>%n downloads last month</source>
        <translation>
            <numerusform>%n téléchargement le mois dernier</numerusform>
            <numerusform>%n téléchargements le mois dernier</numerusform>
        </translation>
    </message>
    <message>
        <source>asks you to accept its conditions</source>
        <translation>vous demande d’accepter ses conditions</translation>
    </message>
    <message>
        <source>{action}: {model}</source>
        <translation>{action}&#x202f;: {model}</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>Obtenir</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>{percent} % here</source>
        <translation>{percent}&#x202f;% déjà là</translation>
    </message>
    <message>
        <source>came with Penseur</source>
        <translation>livré avec Penseur</translation>
    </message>
    <message>
        <source>in the models folder</source>
        <translation>dans le dossier des modèles</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>ajouté par vous</translation>
    </message>
    <message>
        <source>from the Hugging Face cache</source>
        <translation>du cache de Hugging Face</translation>
    </message>
    <message>
        <source>from LM Studio</source>
        <translation>de LM Studio</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Modèles installés</translation>
    </message>
    <message numerus="yes">
        <source>up to %n tokens</source>
        <translation>
            <numerusform>jusqu’à %n jeton</numerusform>
            <numerusform>jusqu’à %n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>pas encore utilisé</translation>
    </message>
    <message>
        <source>used today</source>
        <translation>utilisé aujourd’hui</translation>
    </message>
    <message>
        <source>used yesterday</source>
        <translation>utilisé hier</translation>
    </message>
    <message numerus="yes">
        <source>used %n days ago</source>
        <translation>
            <numerusform>utilisé il y a %n jour</numerusform>
            <numerusform>utilisé il y a %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n months ago</source>
        <translation>
            <numerusform>utilisé il y a %n mois</numerusform>
            <numerusform>utilisé il y a %n mois</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Utiliser ce modèle</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Delete this model…</source>
        <translation>Supprimer ce modèle…</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>Ajouter un fichier…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Move the models…</source>
        <translation>Déplacer les modèles…</translation>
    </message>
    <message numerus="yes">
        <source>%n models, {size}. New ones go to {place}. Drop a GGUF file here to add it.</source>
        <translation>
            <numerusform>%n modèle, {size}. Les nouveaux vont dans {place}. Déposez un fichier GGUF ici pour l’ajouter.</numerusform>
            <numerusform>%n modèles, {size}. Les nouveaux vont dans {place}. Déposez un fichier GGUF ici pour l’ajouter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation>Supprimer un modèle</translation>
    </message>
    <message>
        <source>Move {model} to the trash?</source>
        <translation>Mettre {model} à la corbeille&#x202f;?</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>Mettre à la corbeille du système</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Ajouter un modèle</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf)</source>
        <translation>Modèles GGUF (*.gguf)</translation>
    </message>
    <message>
        <source>Where the models folder shall lie</source>
        <translation>Où le dossier des modèles doit se trouver</translation>
    </message>
    <message numerus="yes">
        <source>Its %n files come back from the trash of this computer; emptying that frees {size}.</source>
        <translation>
            <numerusform>Le fichier revient de la corbeille de cet ordinateur&#x202f;; la vider libère {size}.</numerusform>
            <numerusform>Ses %n fichiers reviennent de la corbeille de cet ordinateur&#x202f;; la vider libère {size}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file comes back from the trash of this computer; emptying that frees {size}.</source>
        <translation>Le fichier revient de la corbeille de cet ordinateur&#x202f;; la vider libère {size}.</translation>
    </message>
    <message>
        <source>It is another program&apos;s, which will miss it.</source>
        <translation>Il appartient à un autre programme, auquel il manquera.</translation>
    </message>
    <message>
        <source>Recommended for this computer</source>
        <translation>Recommandé pour cet ordinateur</translation>
    </message>
    <message>
        <source>Details of {name}</source>
        <translation>Détails de {name}</translation>
    </message>
    <message>
        <source>{name}. {verdict}. {facts}</source>
        <translation>{name}. {verdict}. {facts}</translation>
    </message>
    <message>
        <source>Limits:</source>
        <translation>Limites&#x202f;:</translation>
    </message>
    <message numerus="yes">
        <source>And %n more under Details.</source>
        <translation>
            <numerusform>Et %n de plus sous «&#x202f;Détails&#x202f;».</numerusform>
            <numerusform>Et %n de plus sous «&#x202f;Détails&#x202f;».</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the move</source>
        <translation>Progression du déplacement</translation>
    </message>
    <message>
        <source>Cancel the move</source>
        <translation>Annuler le déplacement</translation>
    </message>
    <message>
        <source>The models are in {folder}. Deleting the old copies…</source>
        <translation>Les modèles sont dans {folder}. Suppression des anciennes copies…</translation>
    </message>
    <message>
        <source>Copying the models to {folder}: {done} of {whole}.</source>
        <translation>Copie des modèles vers {folder}&#x202f;: {done} sur {whole}.</translation>
    </message>
    <message>
        <source>Every connection that Penseur has opened, the latest first: to find and get models, and to the servers and computers that you let answer. A model on this computer needs none.</source>
        <translation>Chaque connexion que Penseur a ouverte, la plus récente d’abord&#x202f;: pour trouver et obtenir des modèles, et vers les serveurs et ordinateurs que vous laissez répondre. Un modèle sur cet ordinateur n’en a pas besoin.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Pour quoi</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>Tout oublier</translation>
    </message>
    <message>
        <source>Forget all connections</source>
        <translation>Oublier toutes les connexions</translation>
    </message>
    <message numerus="yes">
        <source>%n connections.</source>
        <translation>
            <numerusform>%n connexion.</numerusform>
            <numerusform>%n connexions.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has gone over the network yet.</source>
        <translation>Rien n’est encore passé par le réseau.</translation>
    </message>
    <message>
        <source>Enter…</source>
        <translation>Saisir…</translation>
    </message>
    <message>
        <source>Enter an access token…</source>
        <translation>Entrer un jeton d’accès…</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>L’oublier</translation>
    </message>
    <message>
        <source>Forget the access token</source>
        <translation>Oublier le jeton d’accès</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recommandé</translation>
    </message>
    <message>
        <source>{name}, {mark}</source>
        <translation>{name}, {mark}</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name} ({keys})</translation>
    </message>
    <message>
        <source>{host} is not Hugging Face, and I trust it with this token</source>
        <translation>{host} n’est pas Hugging Face, et je lui confie ce jeton</translation>
    </message>
    <message>
        <source>Open its page…</source>
        <translation>Ouvrir sa page…</translation>
    </message>
    <message>
        <source>Keep and try again</source>
        <translation>Garder et réessayer</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>The token is kept in the keyring of this computer and is sent to {host} alone.</source>
        <translation>Le jeton est gardé dans le trousseau de cet ordinateur et n’est envoyé qu’à {host}.</translation>
    </message>
    <message>
        <source>{repository} is only for people with an account at {host} who have accepted the model&apos;s conditions. Accept them on the model&apos;s page, make a token that can read under Settings, Access Tokens, and paste it here.</source>
        <translation>{repository} est réservé aux personnes qui ont un compte chez {host} et ont accepté les conditions du modèle. Acceptez-les sur la page du modèle, créez un jeton qui peut lire sous Settings, Access Tokens, et collez-le ici.</translation>
    </message>
    <message>
        <source>Some models are only for people with an account at {host} who have accepted the model&apos;s conditions. Accept them on the model&apos;s page, make a token that can read under Settings, Access Tokens, and paste it here.</source>
        <translation>Certains modèles sont réservés aux personnes qui ont un compte chez {host} et ont accepté les conditions du modèle. Acceptez-les sur la page du modèle, créez un jeton qui peut lire sous Settings, Access Tokens, et collez-le ici.</translation>
    </message>
    <message>
        <source>The token is kept in the keyring and is used from now on.</source>
        <translation>Le jeton est gardé dans le trousseau et sert à partir de maintenant.</translation>
    </message>
    <message>
        <source>The token was taken out of the keyring.</source>
        <translation>Le jeton a été retiré du trousseau.</translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>Découvrir</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installés</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Models – Penseur</source>
        <translation>Modèles – Penseur</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>Copier la question</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Modifier la question</translation>
    </message>
    <message>
        <source>Go on from here in a new conversation</source>
        <translation>Poursuivre à partir d’ici dans une nouvelle conversation</translation>
    </message>
    <message>
        <source>Delete the question and what follows</source>
        <translation>Supprimer la question et ce qui suit</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copier la réponse</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Répondre à nouveau</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>Continuer cette réponse</translation>
    </message>
    <message>
        <source>Compare the versions</source>
        <translation>Comparer les versions</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Copier en Markdown</translation>
    </message>
    <message>
        <source>Edit the answer…</source>
        <translation>Modifier la réponse…</translation>
    </message>
    <message>
        <source>Delete the answer and what follows</source>
        <translation>Supprimer la réponse et ce qui suit</translation>
    </message>
    <message>
        <source>Nobody can open your conversations without it, the makers of Penseur neither. Write it down and keep it in a safe place. A few words in a row are easy to remember and hard to guess.</source>
        <translation>Personne ne peut ouvrir vos conversations sans elle, pas même les auteurs de Penseur. Notez-la et gardez-la en lieu sûr. Quelques mots à la suite sont faciles à retenir et difficiles à deviner.</translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation>Phrase secrète actuelle</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>New passphrase, again</source>
        <translation>Nouvelle phrase secrète, à nouveau</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>At least {number} characters.</source>
        <translation>Au moins {number} caractères.</translation>
    </message>
    <message>
        <source>The two are not the same yet.</source>
        <translation>Les deux ne sont pas encore les mêmes.</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Montrer ce qui est tapé</translation>
    </message>
    <message>
        <source>Only in a network where you trust everyone. Nothing is encrypted and no password is asked for: whoever reaches these computers can read along, and misuse them.</source>
        <translation>Seulement dans un réseau où vous faites confiance à tout le monde. Rien n’est chiffré et aucun mot de passe n’est demandé&#x202f;: qui atteint ces ordinateurs peut lire ce qui passe, et en abuser.</translation>
    </message>
    <message>
        <source>It is for models that are too large for this computer; others get slower. On each of the computers that are to help, start Penseur with that computer&apos;s own address, like this:</source>
        <translation>C’est pour les modèles trop grands pour cet ordinateur&#x202f;; les autres ralentissent. Sur chacun des ordinateurs qui doivent aider, démarrez Penseur avec l’adresse de cet ordinateur, ainsi&#x202f;:</translation>
    </message>
    <message>
        <source>Computers that help</source>
        <translation>Ordinateurs qui aident</translation>
    </message>
    <message>
        <source>Address of a computer</source>
        <translation>Adresse d’un ordinateur</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Ask them all</source>
        <translation>Les interroger tous</translation>
    </message>
    <message>
        <source>Several computers</source>
        <translation>Plusieurs ordinateurs</translation>
    </message>
    <message>
        <source>helps now</source>
        <translation>aide en ce moment</translation>
    </message>
    <message>
        <source>{peer}  ·  {state}</source>
        <translation>{peer}  ·  {state}</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>interrogé…</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <source>does not answer, or is busy</source>
        <translation>ne répond pas, ou est occupé</translation>
    </message>
    <message>
        <source>Your conversations are not encrypted: whoever can read this computer&apos;s disk can read them.</source>
        <translation>Vos conversations ne sont pas chiffrées&#x202f;: qui peut lire le disque de cet ordinateur peut les lire.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. They open with your passphrase, which is kept nowhere.</source>
        <translation>Vos conversations sont chiffrées. Elles s’ouvrent avec votre phrase secrète, qui n’est gardée nulle part.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted. The keyring of this computer keeps the key: they open for whoever is logged in as you, and nowhere else.</source>
        <translation>Vos conversations sont chiffrées. Le trousseau de cet ordinateur garde la clé&#x202f;: elles s’ouvrent pour qui a ouvert une session à votre nom, et nulle part ailleurs.</translation>
    </message>
    <message>
        <source>Titles, drafts and backups are encrypted with them; models and settings are not. Their file opens only together with the key file beside it, conversations.key.json. When encryption is switched on, the old file is overwritten, but a solid-state disk may keep its blocks for a while.</source>
        <translation>Titres, brouillons et sauvegardes sont chiffrés avec elles&#x202f;; modèles et réglages ne le sont pas. Leur fichier ne s’ouvre qu’avec le fichier de clé à côté, conversations.key.json. Quand le chiffrement est activé, l’ancien fichier est écrasé, mais un disque SSD peut en garder des blocs quelque temps.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Use the keyring</source>
        <translation>Utiliser le trousseau</translation>
    </message>
    <message>
        <source>Remove encryption…</source>
        <translation>Retirer le chiffrement…</translation>
    </message>
    <message>
        <source>Encrypt them</source>
        <translation>Les chiffrer</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>Les supprimer</translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation>Changer la phrase secrète…</translation>
    </message>
    <message>
        <source>Use a passphrase…</source>
        <translation>Utiliser une phrase secrète…</translation>
    </message>
    <message>
        <source>This needs a passphrase.</source>
        <translation>Cela demande une phrase secrète.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} et %n autre</numerusform>
            <numerusform>{names} et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Older copies of your conversations can still be read: {names}. Encrypt them to keep them as backups, or delete them.</source>
        <translation>D’anciennes copies de vos conversations sont encore lisibles&#x202f;: {names}. Chiffrez-les pour les garder comme sauvegardes, ou supprimez-les.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Changer la phrase secrète</translation>
    </message>
    <message>
        <source>Encrypt with a passphrase</source>
        <translation>Chiffrer avec une phrase secrète</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>La changer</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Chiffrer</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>L’utiliser</translation>
    </message>
    <message>
        <source>Remove encryption</source>
        <translation>Retirer le chiffrement</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Le retirer</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>{size} B</source>
        <translation>{size}&#xa0;o</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size}&#xa0;ko</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size}&#xa0;Mo</translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation>{size}&#xa0;Go</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>moins d’une seconde</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}&#xa0;min {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}&#x202f;%</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <translation>d MMMM yyyy &apos;à&apos; HH:mm</translation>
    </message>
    <message>
        <source>yyyy-MM-dd, HH:mm</source>
        <translation>dd/MM/yyyy, HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>By itself, llama.cpp takes as many layers to the graphics card as it can hold.</source>
        <translation>De lui-même, llama.cpp place autant de couches sur la carte graphique qu’elle peut en contenir.</translation>
    </message>
    <message>
        <source>No graphics card that llama.cpp can use was found: the processor computes.</source>
        <translation>Aucune carte graphique utilisable par llama.cpp n’a été trouvée&#x202f;: le processeur calcule.</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>De lui-même</translation>
    </message>
    <message>
        <source>Processor only</source>
        <translation>Processeur seulement</translation>
    </message>
    <message>
        <source>No model guesses now.</source>
        <translation>Aucun modèle ne devine en ce moment.</translation>
    </message>
    <message>
        <source>That place is not there any more.</source>
        <translation>Cet endroit n’est plus là.</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>Titres</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toute date</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>12 derniers mois</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>Tout modèle</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Words are found from their beginning, in titles, questions, answers and thoughts. “In quotes” they are found side by side.</source>
        <translation>Les mots sont trouvés par leur début, dans les titres, les questions, les réponses et le raisonnement. «&#x202f;Entre guillemets&#x202f;», ils sont trouvés côte à côte.</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, the beginning of a word, or other filters.</source>
        <translation>Rien trouvé. Essayez moins de mots, le début d’un mot, ou d’autres filtres.</translation>
    </message>
    <message>
        <source>{places} in {conversations}.</source>
        <translation>{places} dans {conversations}.</translation>
    </message>
    <message numerus="yes">
        <source>More than %n places</source>
        <translation>
            <numerusform>Plus de %n endroit</numerusform>
            <numerusform>Plus de %n endroits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n endroit</numerusform>
            <numerusform>%n endroits</numerusform>
        </translation>
    </message>
    <message>
        <source>Older conversations are still being read: {share} can be searched.</source>
        <translation>Les conversations plus anciennes sont encore en cours de lecture&#x202f;: {share} sont consultables.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>{what}: {text}</source>
        <translation>{what}&#x202f;: {text}</translation>
    </message>
    <message>
        <source>other computers help</source>
        <translation>d’autres ordinateurs aident</translation>
    </message>
    <message>
        <source>another program helps</source>
        <translation>un autre programme aide</translation>
    </message>
    <message>
        <source>Parts of your text, unencrypted, go to {peers}</source>
        <translation>Des parties de votre texte, non chiffrées, vont à {peers}</translation>
    </message>
    <message>
        <source>leaves this computer</source>
        <translation>quitte cet ordinateur</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>un autre programme</translation>
    </message>
    <message>
        <source>Your text goes to {host}</source>
        <translation>Votre texte va à {host}</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>un nom</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>une adresse</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>un modèle</translation>
    </message>
    <message>
        <source>It still needs {things}.</source>
        <translation>Il manque encore {things}.</translation>
    </message>
    <message numerus="yes">
        <source>It answers and has %n models.</source>
        <translation>
            <numerusform>Il répond et a un modèle.</numerusform>
            <numerusform>Il répond et a %n modèles.</numerusform>
        </translation>
    </message>
    <message>
        <source>{model} is not among them.</source>
        <translation>{model} n’en fait pas partie.</translation>
    </message>
    <message>
        <source>New server</source>
        <translation>Nouveau serveur</translation>
    </message>
    <message>
        <source>While a server answers, your questions and its answers go to it, with the conversation they belong to. Nothing is sent before you try it, use it or ask it. The key is kept in the keyring of this computer.</source>
        <translation>Tant qu’un serveur répond, vos questions et ses réponses lui sont envoyées, avec la conversation dont elles font partie. Rien n’est envoyé avant que vous ne l’essayiez, ne l’utilisiez ou ne lui demandiez quelque chose. La clé est gardée dans le trousseau de cet ordinateur.</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>My server</source>
        <translation>Mon serveur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Facultatif</translation>
    </message>
    <message>
        <source>Try it and list its models</source>
        <translation>L’essayer et lister ses modèles</translation>
    </message>
    <message>
        <source>{name} (not found)</source>
        <translation>{name} (introuvable)</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Choose…</source>
        <comment>a folder</comment>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>The usual one (Inter)</source>
        <translation>Police d’origine (Inter)</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Revenir à la valeur d’origine</translation>
    </message>
    <message>
        <source>Back to the default: {setting}</source>
        <translation>Revenir à la valeur d’origine&#x202f;: {setting}</translation>
    </message>
    <message>
        <source>{licence} ({covers})</source>
        <translation>{licence} ({covers})</translation>
    </message>
    <message>
        <source>For models that the Hub gives only to those who have agreed to their terms.</source>
        <translation>Pour les modèles que le Hub ne donne qu’à ceux qui ont accepté leurs conditions.</translation>
    </message>
    <message>
        <source>While you write</source>
        <translation>Pendant que vous écrivez</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Envoyer la question</translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation>Commencer une nouvelle ligne</translation>
    </message>
    <message>
        <source>Leave the field for the next control</source>
        <translation>Quitter le champ pour l’élément suivant</translation>
    </message>
    <message>
        <source>In the conversation</source>
        <translation>Dans la conversation</translation>
    </message>
    <message>
        <source>Go to the next control or text</source>
        <translation>Aller à l’élément ou au texte suivant</translation>
    </message>
    <message>
        <source>Go to the one before</source>
        <translation>Aller au précédent</translation>
    </message>
    <message>
        <source>Scroll by a page</source>
        <translation>Avancer d’une page</translation>
    </message>
    <message>
        <source>Scroll back by a page</source>
        <translation>Reculer d’une page</translation>
    </message>
    <message>
        <source>Go to the first message</source>
        <translation>Aller au premier message</translation>
    </message>
    <message>
        <source>Go to the last message</source>
        <translation>Aller tout à la fin</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>Copier la sélection</translation>
    </message>
    <message>
        <source>Select the whole conversation</source>
        <translation>Sélectionner toute la conversation</translation>
    </message>
    <message>
        <source>Open a link at the cursor</source>
        <translation>Ouvrir le lien sous le curseur</translation>
    </message>
    <message>
        <source>In the list of conversations</source>
        <translation>Dans la liste des conversations</translation>
    </message>
    <message>
        <source>Open the conversation, or fold the folder</source>
        <translation>Ouvrir la conversation, ou replier le dossier</translation>
    </message>
    <message>
        <source>Pin, move to a folder, export and more</source>
        <translation>Épingler, ranger dans un dossier, exporter, etc.</translation>
    </message>
    <message>
        <source>Select several</source>
        <translation>En sélectionner plusieurs</translation>
    </message>
    <message>
        <source>Fold a folder</source>
        <translation>Replier un dossier</translation>
    </message>
    <message>
        <source>Unfold a folder</source>
        <translation>Déplier un dossier</translation>
    </message>
    <message>
        <source>While you find words</source>
        <translation>Pendant que vous cherchez des mots</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Endroit suivant</translation>
    </message>
    <message>
        <source>Place before</source>
        <translation>Endroit précédent</translation>
    </message>
    <message>
        <source>In the Models window</source>
        <translation>Dans la fenêtre Modèles</translation>
    </message>
    <message>
        <source>Go to one of its pages</source>
        <translation>Aller à l’une de ses pages</translation>
    </message>
    <message>
        <source>Search for models</source>
        <translation>Chercher des modèles</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Delete the chosen model</source>
        <translation>Supprimer le modèle choisi</translation>
    </message>
    <message>
        <source>This key writes text. Press it together with Ctrl or Alt.</source>
        <translation>Cette touche écrit du texte. Combinez-la avec Ctrl ou Alt.</translation>
    </message>
    <message>
        <source>Fields and lists need these keys. Choose others.</source>
        <translation>Les champs et les listes ont besoin de ces touches. Choisissez-en d’autres.</translation>
    </message>
    <message>
        <source>“{action}” has these keys. Choose others, or change those first.</source>
        <translation>«&#x202f;{action}&#x202f;» a ces touches. Choisissez-en d’autres, ou changez d’abord celles-là.</translation>
    </message>
    <message>
        <source>Find an action or keys</source>
        <translation>Chercher une action ou des touches</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>Touches d’origine</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Aucune touche</translation>
    </message>
    <message>
        <source>All as usual</source>
        <translation>Tout rétablir</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Change the keys of “{action}”</source>
        <translation>Changer les touches de «&#x202f;{action}&#x202f;»</translation>
    </message>
    <message>
        <source>Usual keys for “{action}”</source>
        <translation>Touches d’origine pour «&#x202f;{action}&#x202f;»</translation>
    </message>
    <message>
        <source>No keys for “{action}”</source>
        <translation>Aucune touche pour «&#x202f;{action}&#x202f;»</translation>
    </message>
    <message>
        <source>These keys stay as they are.</source>
        <translation>Ces touches restent comme elles sont.</translation>
    </message>
    <message>
        <source>Press the new keys, or Esc to keep those that are.</source>
        <translation>Appuyez sur les nouvelles touches, ou sur Échap pour garder les actuelles.</translation>
    </message>
    <message>
        <source>“{action}” has the keys {keys} now.</source>
        <translation>«&#x202f;{action}&#x202f;» a maintenant les touches {keys}.</translation>
    </message>
    <message>
        <source>All shortcuts are the usual ones.</source>
        <translation>Tous les raccourcis sont ceux d’origine.</translation>
    </message>
    <message>
        <source>“{title}” was moved to the trash.</source>
        <translation>«&#x202f;{title}&#x202f;» a été mise à la corbeille.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the trash.</source>
        <translation>
            <numerusform>%n conversation a été mise à la corbeille.</numerusform>
            <numerusform>%n conversations ont été mises à la corbeille.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder “{name}” was deleted; its conversations are still here.</source>
        <translation>Le dossier «&#x202f;{name}&#x202f;» a été supprimé&#x202f;; ses conversations sont toujours là.</translation>
    </message>
    <message>
        <source>The folder “{name}” was deleted.</source>
        <translation>Le dossier «&#x202f;{name}&#x202f;» a été supprimé.</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>En attente du modèle…</translation>
    </message>
    <message>
        <source>Reading the question…</source>
        <translation>Lecture de la question…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Réflexion…</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Réponse en cours…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>No model: get one from the Models menu</source>
        <translation>Pas de modèle&#x202f;: obtenez-en un dans le menu Modèles</translation>
    </message>
    <message>
        <source>Graphics cards are looked for when “By itself” is chosen.</source>
        <translation>Les cartes graphiques sont cherchées quand «&#x202f;De lui-même&#x202f;» est choisi.</translation>
    </message>
    <message>
        <source>{name}, {size} free</source>
        <translation>{name}, {size} libres</translation>
    </message>
    <message>
        <source>Loading {model}…</source>
        <translation>Chargement de {model}…</translation>
    </message>
    <message>
        <source>{model} could not be loaded</source>
        <translation>{model} n’a pas pu être chargé</translation>
    </message>
    <message>
        <source>{model} rests; your next question wakes it</source>
        <translation>{model} se repose&#x202f;; votre prochaine question le réveille</translation>
    </message>
    <message>
        <source>Ready  ·  {where}</source>
        <translation>Prêt  ·  {where}</translation>
    </message>
    <message>
        <source>Reading the question…  {share}</source>
        <translation>Lecture de la question…  {share}</translation>
    </message>
    <message>
        <source>About {used} of {total} tokens of context</source>
        <translation>Contexte&#xa0;: environ {used} sur {total} jetons</translation>
    </message>
    <message>
        <source>{used} of {total} tokens of context</source>
        <translation>Contexte&#xa0;: {used} sur {total} jetons</translation>
    </message>
    <message>
        <source>{context}, {more}</source>
        <translation>{context}, {more}</translation>
    </message>
    <message>
        <source>everything stays on this computer</source>
        <translation>tout reste sur cet ordinateur</translation>
    </message>
    <message>
        <source>{peer} helps</source>
        <translation>{peer} aide</translation>
    </message>
    <message numerus="yes">
        <source>%n computers help</source>
        <translation>
            <numerusform>%n ordinateur aide</numerusform>
            <numerusform>%n ordinateurs aident</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to {host}…</source>
        <translation>Connexion à {host}…</translation>
    </message>
    <message>
        <source>{doing}  ·  Your text goes to {host}</source>
        <translation>{doing}  ·  Votre texte va à {host}</translation>
    </message>
    <message>
        <source>No answer from {host}; your next question tries again</source>
        <translation>Pas de réponse de {host}&#x202f;; votre prochaine question réessaie</translation>
    </message>
    <message>
        <source>Your next question goes to {host}</source>
        <translation>Votre prochaine question va à {host}</translation>
    </message>
    <message>
        <source>Ready  ·  Your text goes to {host}</source>
        <translation>Prêt  ·  Votre texte va à {host}</translation>
    </message>
    <message>
        <source>Answer at once</source>
        <translation>Répondre aussitôt</translation>
    </message>
    <message numerus="yes">
        <source>Think for %n tokens at most</source>
        <translation>
            <numerusform>Réfléchir pendant au plus %n jeton</numerusform>
            <numerusform>Réfléchir pendant au plus %n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>Think as long as it takes</source>
        <translation>Réfléchir aussi longtemps qu’il faut</translation>
    </message>
    <message numerus="yes">
        <source>Think for %n seconds at most</source>
        <translation>
            <numerusform>Réfléchir pendant au plus %n seconde</numerusform>
            <numerusform>Réfléchir pendant au plus %n secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Think for %n minutes at most</source>
        <translation>
            <numerusform>Réfléchir pendant au plus %n minute</numerusform>
            <numerusform>Réfléchir pendant au plus %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>No thinking</source>
        <translation>Sans réflexion</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n tokens</source>
        <translation>
            <numerusform>Jusqu’à %n jeton</numerusform>
            <numerusform>Jusqu’à %n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>Thinks freely</source>
        <translation>Réflexion libre</translation>
    </message>
    <message>
        <source>Up to {number} s</source>
        <translation>Jusqu’à {number}&#xa0;s</translation>
    </message>
    <message>
        <source>Up to {number} min</source>
        <translation>Jusqu’à {number}&#xa0;min</translation>
    </message>
    <message>
        <source>How much this model may think</source>
        <translation>Combien ce modèle peut réfléchir</translation>
    </message>
    <message>
        <source>Only for the next question</source>
        <translation>Seulement pour la prochaine question</translation>
    </message>
    <message>
        <source>{choice}, once</source>
        <translation>{choice}, une fois</translation>
    </message>
    <message>
        <source>Thinking: {choice}</source>
        <translation>Réflexion&#x202f;: {choice}</translation>
    </message>
    <message>
        <source>Thoughts of the model</source>
        <translation>Raisonnement du modèle</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Citer</translation>
    </message>
    <message>
        <source>Answer now</source>
        <translation>Répondre maintenant</translation>
    </message>
    <message>
        <source>End the thoughts and answer with what is there</source>
        <translation>Clore le raisonnement et répondre avec ce qu’il y a</translation>
    </message>
    <message>
        <source>Answer from these thoughts</source>
        <translation>Répondre à partir de ce raisonnement</translation>
    </message>
    <message>
        <source>Answer without thinking any further</source>
        <translation>Répondre sans réfléchir davantage</translation>
    </message>
    <message>
        <source>Steps of the thoughts</source>
        <translation>Étapes du raisonnement</translation>
    </message>
    <message>
        <source>Quote the selected passage</source>
        <translation>Citer le passage sélectionné</translation>
    </message>
    <message>
        <source>Copy the thoughts</source>
        <translation>Copier le raisonnement</translation>
    </message>
    <message>
        <source>{label}, thoughts of the model</source>
        <translation>{label}, raisonnement du modèle</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens left</source>
        <translation>
            <numerusform>Encore %n jeton</numerusform>
            <numerusform>Encore %n jetons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n tokens for thoughts</source>
        <translation>
            <numerusform>Sur %n jeton de raisonnement</numerusform>
            <numerusform>Sur %n jetons de raisonnement</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all thoughts</source>
        <translation>Montrer tout le raisonnement</translation>
    </message>
    <message>
        <source>Latest thoughts</source>
        <translation>Dernières lignes du raisonnement</translation>
    </message>
    <message>
        <source>Answer with what you have</source>
        <translation>Répondre avec ce que vous avez</translation>
    </message>
    <message>
        <source>Try again, warmer</source>
        <translation>Réessayer, plus chaud</translation>
    </message>
    <message>
        <source>Think again at a higher temperature, which repeats less</source>
        <translation>Réfléchir à nouveau à une température plus haute, qui se répète moins</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Commence</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Poursuit</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Doute</translation>
    </message>
    <message>
        <source>Tries another way</source>
        <translation>Essaie une autre voie</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifie</translation>
    </message>
    <message>
        <source>Concludes</source>
        <translation>Conclut</translation>
    </message>
    <message>
        <source>{kind}: {title}</source>
        <translation>{kind}&#x202f;: {title}</translation>
    </message>
    <message>
        <source>Show or hide the conversations (Ctrl+B)</source>
        <translation>Montrer ou cacher les conversations (Ctrl+B)</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <translation>Montrer ou cacher les conversations</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>Models, now {model}</source>
        <translation>Modèles, à présent {model}</translation>
    </message>
    <message>
        <source>The file stays on the disk when this window is closed.</source>
        <translation>Le fichier reste sur le disque quand cette fenêtre est fermée.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>What was deleted stays here for {days} days and is then deleted for good. Backups keep it for up to four weeks longer.</source>
        <translation>Ce qui a été supprimé reste ici {days} jours, puis est supprimé pour de bon. Les sauvegardes le gardent jusqu’à quatre semaines de plus.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>La corbeille est vide.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Deleted conversations and messages</source>
        <translation>Conversations et messages supprimés</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Supprimer pour de bon…</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Vider la corbeille…</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer pour de bon</translation>
    </message>
    <message>
        <source>This can&apos;t be undone. Backups made before still have it.</source>
        <translation>C’est irréversible. Les sauvegardes faites auparavant le contiennent encore.</translation>
    </message>
    <message>
        <source>less than a day left</source>
        <translation>encore moins d’un jour</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>encore %n jour</numerusform>
            <numerusform>encore %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Message in “{title}”: {text}</source>
        <translation>Message dans «&#x202f;{title}&#x202f;»&#x202f;: {text}</translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n entries for good?</source>
        <translation>
            <numerusform>Supprimer cette entrée pour de bon&#x202f;?</numerusform>
            <numerusform>Supprimer ces %n entrées pour de bon&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete this message of “{title}”, and all that follows it, for good?</source>
        <translation>Supprimer pour de bon ce message de «&#x202f;{title}&#x202f;», et tout ce qui le suit&#x202f;?</translation>
    </message>
    <message>
        <source>Delete “{title}” for good?</source>
        <translation>Supprimer «&#x202f;{title}&#x202f;» pour de bon&#x202f;?</translation>
    </message>
    <message>
        <source>The way to {host} is not encrypted.</source>
        <translation>La voie vers {host} n’est pas chiffrée.</translation>
    </message>
    <message>
        <source>Others in the network can read the key, your questions and the answers. Go on only in a network that you trust.</source>
        <translation>D’autres dans le réseau peuvent lire la clé, vos questions et les réponses. Ne continuez que dans un réseau auquel vous faites confiance.</translation>
    </message>
    <message>
        <source>What shall we think about?</source>
        <translation>À quoi allons-nous réfléchir&#x202f;?</translation>
    </message>
    <message>
        <source>The small model that comes with Penseur adds, multiplies, compares, sorts, counts letters and shows how. For everything else, get DeepSeek-R1 from the Models menu.</source>
        <translation>Le petit modèle livré avec Penseur additionne, multiplie, compare, trie, compte des lettres et montre comment. Pour tout le reste, obtenez DeepSeek-R1 dans le menu Modèles.</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>le fichier</translation>
    </message>
    <message>
        <source>The disk is full: {size} more are needed. Free some space and try again.</source>
        <translation>Le disque est plein&#x202f;: il faut encore {size}. Libérez de la place et réessayez.</translation>
    </message>
    <message numerus="yes">
        <source>The file of your conversations was damaged. %n conversations could be saved; the damaged file was kept as {path}. Backups in the Chat menu may have what is missing.</source>
        <translation>
            <numerusform>Le fichier de vos conversations était endommagé. %n conversation a pu être sauvée&#x202f;; le fichier endommagé est conservé sous {path}. Les Sauvegardes du menu Conversation ont peut-être ce qui manque.</numerusform>
            <numerusform>Le fichier de vos conversations était endommagé. %n conversations ont pu être sauvées&#x202f;; le fichier endommagé est conservé sous {path}. Les Sauvegardes du menu Conversation ont peut-être ce qui manque.</numerusform>
        </translation>
    </message>
    <message>
        <source>This model needs {needed} of memory, and {free} are free. Close other programs, or choose a smaller model or quantisation.</source>
        <translation>Ce modèle demande {needed} de mémoire, et {free} sont libres. Fermez d’autres programmes, ou choisissez un modèle ou une quantification plus petits.</translation>
    </message>
    <message>
        <source>{host} asks for fewer questions. Try again in {time}.</source>
        <translation>{host} demande moins de questions. Réessayez dans {time}.</translation>
    </message>
    <message>
        <source>Thinking…  {time}</source>
        <translation>Réflexion…  {time}</translation>
    </message>
    <message>
        <source>Thought for {time}, unfinished  ·  {tokens}</source>
        <translation>A réfléchi {time}, inachevé  ·  {tokens}</translation>
    </message>
    <message>
        <source>Thought for {time}, cut short  ·  {tokens}</source>
        <translation>A réfléchi {time}, abrégé  ·  {tokens}</translation>
    </message>
    <message>
        <source>Thought for {time}  ·  {tokens}</source>
        <translation>A réfléchi {time}  ·  {tokens}</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>Ended at the limit on tokens.</source>
        <translation>Terminé à la limite de jetons.</translation>
    </message>
    <message>
        <source>Ended because the context is full.</source>
        <translation>Terminé parce que le contexte est plein.</translation>
    </message>
    <message>
        <source>Interrupted: the program or its engine went down here. What had been written is kept.</source>
        <translation>Interrompu&#x202f;: le programme ou son moteur s’est arrêté ici. Ce qui avait été écrit est gardé.</translation>
    </message>
    <message>
        <source>Paused: the model repeats itself.</source>
        <translation>En pause&#x202f;: le modèle se répète.</translation>
    </message>
    <message>
        <source>The engine could not go on.</source>
        <translation>Le moteur n’a pas pu continuer sa réponse.</translation>
    </message>
    <message>
        <source>The model has begun to repeat itself, so it was paused.</source>
        <translation>Le modèle a commencé à se répéter et a été mis en pause.</translation>
    </message>
    <message numerus="yes">
        <source>the first %n messages were left out: no room</source>
        <translation>
            <numerusform>le premier message a été laissé de côté&#x202f;: plus de place</numerusform>
            <numerusform>les %n premiers messages ont été laissés de côté&#x202f;: plus de place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the model forgot %n tokens of it midway: no room</source>
        <translation>
            <numerusform>le modèle en a oublié %n jeton en route&#x202f;: plus de place</numerusform>
            <numerusform>le modèle en a oublié %n jetons en route&#x202f;: plus de place</numerusform>
        </translation>
    </message>
</context>
</TS>
