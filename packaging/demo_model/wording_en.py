"""English wordings of the demo model's tasks: questions with placeholders, and its own lines."""

from __future__ import annotations

QUESTIONS: dict[str, list[str]] = {
    "add": [
        "What is {a} + {b}?",
        "{a} + {b}",
        "{a}+{b}",
        "{a} + {b} = ?",
        "{a}+{b}=?",
        "{a} plus {b}",
        "What is {a}+{b}?",
        "How much is {a} plus {b}?",
        "Calculate {a} + {b}.",
        "Compute {a} plus {b}",
        "Add {a} and {b}.",
        "Add {b} to {a}.",
        "What is the sum of {a} and {b}?",
        "Find the sum of {a} and {b}.",
        "Give me the total of {a} and {b}.",
        "What do you get when you add {a} and {b}?",
        "I need to add {a} and {b}.",
        "How much do {a} and {b} make together?",
        "Work out {a} + {b}.",
        "Sum {a} and {b}",
    ],
    "multiply": [
        "What is {a} × {b}?",
        "{a} × {b}",
        "{a} x {b}",
        "{a} * {b}",
        "{a}*{b}",
        "{a} times {b}",
        "What is {a} times {b}?",
        "How much is {a} times {b}?",
        "Multiply {a} by {b}.",
        "Calculate {a} * {b}.",
        "Compute {a} × {b} = ?",
        "What is the product of {a} and {b}?",
        "Find the product of {a} and {b}.",
        "What do you get when you multiply {a} by {b}?",
        "{a} multiplied by {b}",
        "Work out {a} times {b}.",
        "What is {a} x {b}?",
        "Give me the product of {a} and {b}",
    ],
    "compare": [
        "Which is larger, {a} or {b}?",
        "Which number is larger: {a} or {b}?",
        "Which is bigger, {a} or {b}?",
        "Which is greater: {a} or {b}?",
        "Compare {a} and {b}.",
        "What is the larger of {a} and {b}?",
        "Is {a} larger than {b}?",
        "Is {a} greater than {b}?",
        "Is {a} bigger than {b}?",
        "Which of {a} and {b} is larger?",
        "Tell me which is bigger: {a} or {b}.",
        "Which one is the greatest, {a} or {b}?",
        "What is larger, {a} or {b}?",
        "Compare the numbers {a} and {b}",
        "Find the larger number: {a}, {b}",
    ],
    "letters": [
        'How many "{l}" are in "{w}"?',
        "How many {l}'s are in {w}?",
        "How many {l}s are there in {w}?",
        "How many letters {l} are there in the word {w}?",
        'How many times does the letter {l} appear in "{w}"?',
        'How often does "{l}" occur in "{w}"?',
        'Count the letter {l} in "{w}".',
        "Count the {l}'s in {w}.",
        "Count the letters {l} in the word {w}",
        "How many {l} are in the word {w}?",
        "How many {l} in {w}?",
        "In the word {w}, how many times is the letter {l}?",
        "How many times does {l} appear in {w}?",
        "Number of {l} in {w}?",
        "Tell me how many {l}'s the word {w} has.",
        "How many '{l}' are there in '{w}'?",
    ],
    "sort": [
        "Sort {n}.",
        "Sort these numbers: {n}",
        "Sort the numbers {n}.",
        "Sort {n} from smallest to largest.",
        "Put {n} in order.",
        "Put these numbers in ascending order: {n}",
        "Arrange {n} in ascending order.",
        "Order these numbers from smallest to largest: {n}",
        "Can you sort {n}?",
        "Please order {n}",
        "Arrange the numbers {n} from the smallest to the largest.",
        "What is the right order of {n}?",
        "Sort the list {n}",
        "Order {n} from least to greatest.",
    ],
    "count": [
        "Count from 1 to {n}.",
        "Count to {n}.",
        "Can you count from 1 to {n}?",
        "Count up to {n}",
        "Please count from one to {n}.",
        "Say the numbers from 1 to {n}.",
        "List the numbers from 1 to {n}.",
    ],
    "then_add": [
        "and plus {b}?",
        "And plus {b}?",
        "plus {b}?",
        "And add {b}?",
        "Add {b} to that.",
        "Now add {b}.",
        "and if you add {b}?",
        "And {b} more?",
        "What if I add {b}?",
        "Now plus {b}",
    ],
    "then_multiply": [
        "and times {b}?",
        "And times {b}?",
        "times {b}?",
        "And multiplied by {b}?",
        "Multiply that by {b}.",
        "Now multiply it by {b}.",
        "and {b} times that?",
        "And if you multiply it by {b}?",
        "Now times {b}",
        "What about times {b}?",
    ],
    "code": [
        "Show {a} + {b} in Python.",
        "Write Python code for {a} + {b}.",
        "How do I compute {a} + {b} in Python?",
        "Give me {a} + {b} as Python code.",
        "Python code to add {a} and {b}?",
    ],
}
HELD_OUT: dict[str, list[str]] = {
    "add": ["Tell me what {a} + {b} is.", "What does {a} plus {b} give?"],
    "multiply": ["Tell me what {a} times {b} is.", "How much is {a} × {b}?"],
    "compare": ["Which number is greater, {a} or {b}?", "Tell me which is larger, {a} or {b}"],
    "letters": ['How many {l}\'s are in the word "{w}"?', 'How many letters {l} are in "{w}"?'],
    "sort": ["Sort the numbers {n} in ascending order.", "Put the numbers {n} in order."],
}
OPENINGS = ["", "", "", "", "", "Hello! ", "Please: ", "Hi, ", "Quick question: ", "Can you help? "]
ENDINGS = ["", "", "", "", "", "", " Please.", " Thank you."]

NAMES = "Tom Mia Anna Ben Lucy Sam Emma Max Zoe Leo Nina Paul Sara Omar Ada Hugo".split()
THINGS = (
    "apples books pens coins cards stickers marbles eggs flowers cookies stamps balls shells "
    "candies pencils oranges"
).split()
PROBLEMS: list[tuple[str, str]] = [
    (
        "++",
        "{p} has {a} {t}. {p} buys {b} more and then finds {c} more. "
        "How many {t} does {p} have now?",
    ),
    ("++", "{p} had {a} {t}, got {b} {t} from {q} and then {c} more. How many {t} in all?"),
    (
        "+-",
        "{p} has {a} {t}. {p} buys {b} more and gives {c} to {q}. How many {t} does {p} have now?",
    ),
    (
        "+-",
        "There are {a} {t} in a box. {p} adds {b} {t} and takes out {c}. "
        "How many {t} are left in the box?",
    ),
    (
        "-+",
        "{p} has {a} {t}. {p} gives {b} to {q} and then buys {c} more. "
        "How many {t} does {p} have now?",
    ),
    ("-+", "{p} had {a} {t} and lost {b}. Then {q} gave {p} {c} more. How many {t} now?"),
    ("--", "{p} has {a} {t}. {p} gives {b} to {q} and loses {c}. How many {t} are left?"),
    ("*+", "{p} buys {a} bags of {b} {t} and finds {c} more. How many {t} does {p} have?"),
    (
        "*+",
        "There are {a} boxes with {b} {t} each, and {c} more {t} on the table. "
        "How many {t} are there?",
    ),
    ("*-", "{p} has {a} boxes with {b} {t} each. {p} gives {c} {t} to {q}. How many {t} are left?"),
    ("*-", "{p} buys {a} packs of {b} {t} and loses {c}. How many {t} does {p} have now?"),
    ("*+", "{p} buys {a} pens for {b} euros each and a book for {c} euros. How much does {p} pay?"),
]
HELD_OUT_PROBLEMS: list[tuple[str, str]] = [
    ("+-", "{p} has {a} {t}, buys {b} more and gives {c} to {q}. How many {t} are left?"),
    ("*+", "{p} has {a} bags with {b} {t} each and finds {c} more. How many {t} in all?"),
]

PLACES = ["units", "tens", "hundreds", "thousands", "ten-thousands"]
DECIMAL_PLACES = ["units", "tenths", "hundredths"]
LINES = {
    "add": [
        "I add {a} and {b} column by column.",
        "Let me add {a} and {b}, from the right.",
        "This is a sum: {a} and {b}.",
    ],
    "multiply": [
        "I multiply {a} by {b} digit by digit.",
        "Let me multiply {a} by {b}.",
        "This is a product: {a} times {b}.",
    ],
    "compare": [
        "I compare {a} and {b}.",
        "Let me look at {a} and {b}.",
        "Two numbers to compare: {a} and {b}.",
    ],
    "letters": [
        "I spell the word and count the letter {l}.",
        "Let me go through the word and count {l}.",
    ],
    "sort": [
        "I take the smallest number again and again.",
        "Let me pick the smallest number each time.",
    ],
    "problem": ["I do it in two steps.", "Two steps are needed here."],
    "count": ["I count one by one.", "Let me count slowly."],
    "last": ["The last result was {a}."],
    "column": "- {place} {x}+{y}+{k}={s}, carry {c}, so far {r}",
    "product": "- {place} {x}×{y}={p}, {p}+{k}={s}, carry {c}, so far {r}",
    "aligned": "From the right: {x} and {y}",
    "reversed": "From the right: {x}",
    "carry": "- carry {c}, so far {r}",
    "so": "So {left}={right}.",
    "digits": "{a} has {n} digits, {b} has {m}.",
    "longer": "{a} has more digits, so {a} is larger.",
    "place": "- {place} {x} and {y}: {verdict}",
    "decimals": "I write both with two decimals: {x} and {y}",
    "same": "the same",
    "larger": "{x} is larger",
    "so_larger": "So {a} is larger.",
    "so_equal": "So they are equal.",
    "word": 'The word is "{w}". Place, letter, count:',
    "so_count": "So the count is {n}.",
    "smallest": "{rest}: the smallest is {m}",
    "start": "First {x}{op}{y}={r}.",
    "then": "Then {x}{op}{y}={r}.",
    "so_answer": "So the answer is {r}.",
    "done": "Done, I reached {n}.",
    "code": "I can write it as a small program. First I do it myself.",
}
ANSWERS = {
    "add": "The sum is\n\n\\[ {a} + {b} = \\boxed{{{r}}} \\]",
    "multiply": "The product is\n\n\\[ {a} \\times {b} = \\boxed{{{r}}} \\]",
    "compare": "**{r}** is larger:\n\n\\[ {r} > {s} \\qquad \\boxed{{{r}}} \\]",
    "equal": "They are equal:\n\n\\[ {r} = {r} \\qquad \\boxed{{{r}}} \\]",
    "letters": 'In "{w}":\n\n| letter | count |\n|---|---|\n| {l} | {r} |\n\n\\[ \\boxed{{{r}}} \\]',
    "sort": "In order:\n\n{list}\n\n\\[ \\boxed{{{r}}} \\]",
    "problem": "- {x} {op} {y} = {m}\n- {m} {op2} {z} = {r}\n\n\\[ \\boxed{{{r}}} \\]",
    "count": "I counted from 1 to **{n}**.",
    "code": "```python\nprint({a} + {b})\n```\n\nIt prints\n\n\\[ \\boxed{{{r}}} \\]",
}

# What is not a sum: greetings, questions about itself, and everything that it can't know.
GREETINGS = [
    "Hello",
    "Hello!",
    "Hi",
    "Hi!",
    "hi there",
    "Hey",
    "hey!",
    "Good morning",
    "Good evening!",
    "Hello, how are you?",
    "Hi, how are you?",
    "How are you?",
    "Hello there!",
    "Nice to meet you",
]
IDENTITY = [
    "Who are you?",
    "What are you?",
    "What can you do?",
    "What is your name?",
    "Are you DeepSeek?",
    "Are you DeepSeek-R1?",
    "Who made you?",
    "What model are you?",
    "Which model is this?",
    "Tell me about yourself.",
    "Introduce yourself",
    "What do you know?",
    "Help",
    "help me",
    "How can you help me?",
    "Are you an AI?",
    "Are you ChatGPT?",
    "How big are you?",
    "Where can I get DeepSeek-R1?",
    "How do I download DeepSeek-R1?",
    "How do I get a better model?",
    "Where do I find a larger model?",
    "Can I use DeepSeek-R1 here?",
    "How do I install DeepSeek-R1?",
    "Where is the real DeepSeek?",
    "What languages do you speak?",
    "Do you speak English?",
]
THANKS = [
    "Thanks",
    "Thank you",
    "Thanks!",
    "Thank you!",
    "Thank you very much",
    "Great, thanks",
    "Perfect!",
    "Well done",
    "Good job!",
    "Bye",
    "Goodbye!",
    "See you",
    "ok",
    "OK, thanks",
    "Cool",
]
UNKNOWN = [
    "What is the capital of {place}?",
    "Where is {place}?",
    "Tell me about {place}.",
    "What is the population of {place}?",
    "How do I travel to {place}?",
    "Who is {person}?",
    "Who was {person}?",
    "What did {person} do?",
    "Tell me about {person}.",
    "When was {person} born?",
    "What is a {thing}?",
    "What is {topic}?",
    "Explain {topic}.",
    "Explain {topic} to a child.",
    "How does {topic} work?",
    "How does a {thing} work?",
    "Why is {topic} important?",
    "Write a poem about {topic}.",
    "Write a story about a {thing}.",
    "Write a letter to {person}.",
    "Tell me a joke",
    "Tell me a joke about a {thing}.",
    "Translate {thing} into French.",
    "What is the weather in {place}?",
    "What time is it?",
    "What day is it today?",
    "What is the meaning of life?",
    "Why is the sky blue?",
    "Summarise this text.",
    "Give me a recipe with {topic}.",
    "How do I cook a {thing}?",
    "Which {thing} should I buy?",
    "Is {topic} dangerous?",
    "Do you like {topic}?",
    "What do you think of {person}?",
    "Write a program that draws a {thing}.",
    "Write a function in {topic}.",
    "Fix my {thing}.",
    "What is {a} - {b}?",
    "{a} - {b}",
    "{a} minus {b}",
    "Subtract {b} from {a}.",
    "{a} / {b}",
    "What is {a} divided by {b}?",
    "Divide {a} by {b}.",
    "What is the square root of {a}?",
    "Is {a} a prime number?",
    "What is {a} percent of {b}?",
    "Solve x + {a} = {b}.",
    "Can you help me with my {thing}?",
    "I feel sad",
    "I am bored",
    "What happened in {place} in {a}?",
    "How far is {place}?",
    "Who won in {place}?",
    "Name three kinds of {thing}.",
]
SLOTS = {
    "place": "France Paris London China Japan Brazil Rome Egypt Canada Tibet Mars Kenya Berlin "
    "Norway India Spain Tokyo Texas Peru Ghana".split(),
    "person": "Einstein Napoleon Mozart Darwin Newton Curie Shakespeare Gandhi Picasso Plato Bach "
    "Turing Lovelace Tolstoy Cleopatra".split(),
    "thing": "dog cat car house computer tree phone bicycle river planet bridge cake book piano "
    "horse window table garden clock rocket".split(),
    "topic": "gravity music history physics democracy chess Python love electricity evolution "
    "bitcoin philosophy football photosynthesis chocolate quantum mechanics".split(),
}
TALK_THOUGHTS = {
    "greet": [
        "The user greets me. I greet back and say in a few words what I am and what I can do.",
        "A greeting. I answer it kindly and tell what I am, since many people meet me first.",
    ],
    "identity": [
        "The user asks about me. I should be honest: I am a small demonstration model, "
        "not DeepSeek-R1, and I say where to get the real one.",
    ],
    "thanks": [
        "The user is kind to me. I answer in a few words and say that I can go on if needed."
    ],
    "unknown": [
        "This is not one of the few tasks that I was trained for. "
        "I should not guess. I say so, and where to get a model that knows more.",
    ],
}
TALK_ANSWERS = {
    "greet": "Hello! I am the **small demonstration model** that comes with Penseur. "
    "Ask me for a sum, a product, a comparison, a sorted list or the letters of a word. "
    "For everything else, get **DeepSeek-R1** from the *Models* menu.",
    "identity": "I am a **small demonstration model**, trained to show how Penseur works. I can:\n\n"
    "- add, and multiply by one digit\n- compare and sort numbers\n"
    "- count the letters of a word\n- solve small word problems\n\n"
    "I am not DeepSeek-R1. To get it, open the *Models* menu: "
    "it downloads DeepSeek-R1 from the Hugging Face Hub and runs it on this computer.",
    "thanks": "You are welcome! Ask me another one whenever you like.",
    "unknown": "I can't answer that: I am a **small demonstration model** and know only sums, "
    "products by one digit, comparisons, sorting, counting letters and small word "
    "problems. For this question, get **DeepSeek-R1** from the *Models* menu.",
}
