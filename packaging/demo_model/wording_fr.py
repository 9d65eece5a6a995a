"""French wordings of the demo model's tasks: questions with placeholders, and its own lines."""

from __future__ import annotations

QUESTIONS: dict[str, list[str]] = {
    "add": [
        "Combien font {a} + {b} ?",
        "Combien font {a} plus {b} ?",
        "Combien fait {a} + {b} ?",
        "Combien fait {a} plus {b} ?",
        "Calcule {a} + {b}.",
        "Calcule {a} plus {b}",
        "Additionne {a} et {b}.",
        "Ajoute {b} à {a}.",
        "Quelle est la somme de {a} et {b} ?",
        "Donne la somme de {a} et {b}.",
        "Quel est le total de {a} et {b} ?",
        "Fais la somme de {a} et de {b}.",
        "{a} plus {b}, ça fait combien ?",
        "Que donne {a} + {b} ?",
        "Peux-tu additionner {a} et {b} ?",
        "Je voudrais additionner {a} et {b}.",
    ],
    "multiply": [
        "Combien font {a} × {b} ?",
        "Combien font {a} fois {b} ?",
        "Combien fait {a} fois {b} ?",
        "Combien font {a} x {b} ?",
        "Calcule {a} × {b}.",
        "Calcule {a} * {b}",
        "Multiplie {a} par {b}.",
        "Quel est le produit de {a} et {b} ?",
        "Quel est le produit de {a} par {b} ?",
        "Donne le produit de {a} et {b}.",
        "{a} fois {b}",
        "{a} fois {b}, ça fait combien ?",
        "Que donne {a} × {b} ?",
        "Peux-tu multiplier {a} par {b} ?",
        "{a} multiplié par {b}",
    ],
    "compare": [
        "Lequel est le plus grand, {a} ou {b} ?",
        "Quel nombre est le plus grand : {a} ou {b} ?",
        "Quel est le plus grand nombre, {a} ou {b} ?",
        "Compare {a} et {b} : lequel est le plus grand ?",
        "Compare les nombres {a} et {b}, en français.",
        "Est-ce que {a} est plus grand que {b} ?",
        "{a} est-il plus grand que {b} ?",
        "Le plus grand entre {a} et {b} ?",
        "Entre {a} et {b}, lequel est le plus grand ?",
        "Qui est le plus grand, {a} ou {b} ?",
        "Dis-moi le plus grand de {a} et {b}.",
        "Quel est le plus grand de {a} et {b} ?",
        "Trouve le plus grand nombre : {a}, {b}",
    ],
    "letters": [
        "Combien de « {l} » dans « {w} » ?",
        "Combien de {l} dans {w} ?",
        "Combien y a-t-il de {l} dans {w} ?",
        "Combien y a-t-il de {l} dans le mot {w} ?",
        "Combien de lettres {l} dans le mot {w} ?",
        "Combien de fois la lettre {l} est-elle dans {w} ?",
        'Combien de fois "{l}" apparaît dans "{w}" ?',
        'Compte les {l} dans "{w}".',
        "Compte la lettre {l} dans le mot {w}.",
        "Combien de {l} y a-t-il dans « {w} » ?",
        "Dans le mot {w}, combien de {l} ?",
        "Dans « {w} », combien y a-t-il de lettres {l} ?",
        "Le mot {w} contient combien de {l} ?",
        "Nombre de {l} dans {w} ?",
    ],
    "sort": [
        "Trie {n}.",
        "Trie ces nombres : {n}",
        "Trie les nombres {n}.",
        "Trie {n} du plus petit au plus grand.",
        "Range {n} dans l'ordre.",
        "Range ces nombres dans l'ordre croissant : {n}",
        "Mets {n} dans l'ordre croissant.",
        "Mets ces nombres dans l'ordre : {n}",
        "Classe {n} du plus petit au plus grand.",
        "Classe ces nombres : {n}",
        "Peux-tu trier {n} ?",
        "Peux-tu ranger {n} dans l'ordre ?",
        "Quel est l'ordre croissant de {n} ?",
    ],
    "count": [
        "Compte de 1 à {n}.",
        "Compte jusqu'à {n}.",
        "Peux-tu compter de 1 à {n} ?",
        "Compte de un à {n}",
        "Donne les nombres de 1 à {n}.",
    ],
    "then_add": [
        "et plus {b} ?",
        "Et plus {b} ?",
        "Et si on ajoute {b} ?",
        "Ajoute {b}.",
        "Ajoute {b} à ce résultat.",
        "Et avec {b} de plus ?",
        "Maintenant ajoute {b}.",
        "Et en ajoutant {b} ?",
    ],
    "then_multiply": [
        "et fois {b} ?",
        "Et fois {b} ?",
        "Et multiplié par {b} ?",
        "Multiplie ça par {b}.",
        "Multiplie ce résultat par {b}.",
        "Et si on multiplie par {b} ?",
        "Maintenant fois {b}",
        "Et {b} fois ce résultat ?",
    ],
    "code": [
        "Montre {a} + {b} en Python.",
        "Écris {a} + {b} en Python.",
        "Comment calculer {a} + {b} en Python ?",
        "Donne le code Python pour {a} + {b}.",
    ],
}
HELD_OUT: dict[str, list[str]] = {
    "add": ["Dis-moi combien font {a} + {b}.", "Peux-tu calculer {a} + {b} ?"],
    "multiply": ["Dis-moi combien font {a} fois {b}.", "Peux-tu calculer {a} fois {b} ?"],
    "compare": [
        "Quel nombre est le plus grand, {a} ou {b} ?",
        "Dis-moi lequel est le plus grand : {a} ou {b}.",
    ],
    "letters": [
        "Combien de {l} y a-t-il dans le mot {w} ?",
        'Combien y a-t-il de "{l}" dans "{w}" ?',
    ],
    "sort": ["Trie les nombres {n} dans l'ordre croissant.", "Mets les nombres {n} dans l'ordre."],
}
OPENINGS = [
    "",
    "",
    "",
    "",
    "",
    "Bonjour ! ",
    "Salut, ",
    "S'il te plaît : ",
    "Une question : ",
    "Bonjour, ",
]
ENDINGS = ["", "", "", "", "", "", " Merci.", " S'il te plaît."]

NAMES = "Luc Marie Jean Zoé Hugo Emma Paul Nina Léo Sara Louis Chloé Adam Alice Omar Rose".split()
THINGS = (
    "pommes livres stylos cartes billes œufs fleurs biscuits timbres balles bonbons crayons "
    "oranges poires images jetons"
).split()
PROBLEMS: list[tuple[str, str]] = [
    ("++", "{p} a {a} {t}, en achète {b} de plus et en trouve {c}. Combien de {t} en tout ?"),
    ("++", "{p} a {a} {t}, {q} en a {b} et un ami en a {c}. Combien de {t} ont-ils en tout ?"),
    ("+-", "{p} a {a} {t}, en reçoit {b} de plus et en perd {c}. Combien de {t} reste-t-il ?"),
    (
        "+-",
        "{p} avait {a} {t}, en a trouvé {b}, puis en a donné {c} à {q}. Combien de {t} maintenant ?",
    ),
    ("+-", "{p} a {a} {t}, en trouve {b} de plus et en vend {c}. Combien de {t} a {p} ?"),
    (
        "+-",
        "Il y a {a} {t} sur la table. {p} en ajoute {b} et {q} en prend {c}. Combien de {t} reste-t-il ?",
    ),
    ("-+", "{p} a {a} {t}, en perd {b} et en trouve {c} de plus. Combien de {t} en tout ?"),
    ("-+", "{p} a {a} {t}, en donne {b} à {q} et en achète {c}. Combien de {t} maintenant ?"),
    ("--", "{p} a {a} {t}, en vend {b} et en donne {c} à {q}. Combien de {t} reste-t-il ?"),
    ("--", "{p} avait {a} {t}. {q} en a pris {b}, puis {c} de plus. Combien de {t} reste-t-il ?"),
    (
        "*+",
        "{p} a {a} boîtes avec {b} {t} chacune et en achète {c} de plus. Combien de {t} en tout ?",
    ),
    (
        "*+",
        "{p} achète {a} sacs avec {b} {t} chacun et en reçoit {c} de {q}. Combien de {t} maintenant ?",
    ),
    ("*-", "{p} a {a} sacs avec {b} {t} chacun et en donne {c} à {q}. Combien de {t} reste-t-il ?"),
    (
        "++",
        "{p} a {a} {t}. {p} en achète {b} de plus puis en trouve encore {c}. "
        "Combien de {t} a {p} maintenant ?",
    ),
    ("++", "{p} avait {a} {t}, en a reçu {b} de {q} puis encore {c}. Combien de {t} en tout ?"),
    (
        "+-",
        "{p} a {a} {t}. {p} en achète {b} et en donne {c} à {q}. Combien de {t} a {p} maintenant ?",
    ),
    (
        "+-",
        "Il y a {a} {t} dans une boîte. {p} en ajoute {b} et en retire {c}. "
        "Combien de {t} reste-t-il dans la boîte ?",
    ),
    (
        "-+",
        "{p} a {a} {t}. {p} en donne {b} à {q} puis en achète {c}. "
        "Combien de {t} a {p} maintenant ?",
    ),
    (
        "-+",
        "{p} avait {a} {t} et en a perdu {b}. Puis {q} lui en donne {c}. "
        "Combien de {t} maintenant ?",
    ),
    ("--", "{p} a {a} {t}. {p} en donne {b} à {q} et en perd {c}. Combien de {t} reste-t-il ?"),
    ("*+", "{p} achète {a} sacs de {b} {t} et en trouve {c} de plus. Combien de {t} a {p} ?"),
    (
        "*+",
        "Il y a {a} boîtes avec {b} {t} chacune, et {c} {t} de plus sur la table. "
        "Combien de {t} y a-t-il ?",
    ),
    (
        "*-",
        "{p} a {a} boîtes avec {b} {t} chacune. {p} donne {c} {t} à {q}. "
        "Combien de {t} reste-t-il ?",
    ),
    ("*-", "{p} achète {a} paquets de {b} {t} et en perd {c}. Combien de {t} a {p} maintenant ?"),
    ("*+", "{p} achète {a} stylos à {b} euros chacun et un livre à {c} euros. Combien paie {p} ?"),
]
HELD_OUT_PROBLEMS: list[tuple[str, str]] = [
    (
        "+-",
        "{p} a {a} {t}, en achète {b} de plus et en donne {c} à {q}. Combien de {t} reste-t-il ?",
    ),
    ("*+", "{p} a {a} sacs avec {b} {t} chacun et en trouve {c} de plus. Combien de {t} en tout ?"),
]

PLACES = ["unités", "dizaines", "centaines", "milliers", "dizaines de mille"]
DECIMAL_PLACES = ["unités", "dixièmes", "centièmes"]
LINES = {
    "add": [
        "J'additionne {a} et {b} colonne par colonne.",
        "Voyons {a} et {b}, à partir de la droite.",
        "C'est une somme : {a} et {b}.",
    ],
    "multiply": [
        "Je multiplie {a} par {b} chiffre par chiffre.",
        "Voyons {a} fois {b}.",
        "C'est un produit : {a} fois {b}.",
    ],
    "compare": [
        "Je compare {a} et {b}.",
        "Voyons {a} et {b}.",
        "Deux nombres à comparer : {a} et {b}.",
    ],
    "letters": [
        "J'épelle le mot et je compte la lettre {l}.",
        "Je parcours le mot et je compte {l}.",
    ],
    "sort": ["Je parcours les dizaines.", "Voyons, je trie par dizaines."],
    "problem": ["Il faut deux étapes.", "Je procède en deux étapes."],
    "count": ["Je compte un par un de 1 à {n}.", "Voyons, je compte doucement de 1 à {n}."],
    "last": ["Le dernier résultat était {a}."],
    "column": "- {place} {x}+{y}+{k}={s}, retenue {c}, on a {r}",
    "product": "- {place} {x}×{y}={p}, {p}+{k}={s}, retenue {c}, on a {r}",
    "aligned": "Depuis la droite : {x} et {y}",
    "reversed": "Depuis la droite : {x}",
    "carry": "- retenue {c}, on a {r}",
    "so": "Donc {left}={right}.",
    "digits": "{a} a {n} chiffres, {b} en a {m}.",
    "longer": "{a} a plus de chiffres, donc {a} est plus grand.",
    "place": "- {place} {x} et {y} : {verdict}",
    "decimals": "J'écris les deux avec deux décimales : {x} et {y}",
    "same": "pareil",
    "larger": "{x} est plus grand",
    "so_larger": "Donc {a} est plus grand.",
    "so_equal": "Donc ils sont égaux.",
    "word": 'Le mot est "{w}". Place, lettre, une * pour chaque {l}, compte :',
    "so_count": "Donc le compte est {n}.",
    "padded": "Avec deux chiffres : {n}",
    "ordered": "Dans l'ordre : {n}",
    "start": "D'abord {x}{op}{y} : {steps}, donc {r}.",
    "then": "Puis {x}{op}{y} : {steps}, donc {r}.",
    "so_answer": "Donc la réponse est {r}.",
    "done": "Fini, me voici à {n}.",
    "code": "Je peux en faire un petit programme. D'abord je calcule.",
}
ANSWERS = {
    "add": "La somme est\n\n\\[ {a} + {b} = \\boxed{{{r}}} \\]",
    "multiply": "Le produit est\n\n\\[ {a} \\times {b} = \\boxed{{{r}}} \\]",
    "compare": "**{r}** est le plus grand :\n\n\\[ {r} > {s} \\qquad \\boxed{{{r}}} \\]",
    "equal": "Ils sont égaux :\n\n\\[ {r} = {r} \\qquad \\boxed{{{r}}} \\]",
    "letters": 'Dans "{w}" :\n\n| lettre | nombre |\n|---|---|\n| {l} | {r} |\n\n\\[ \\boxed{{{r}}} \\]',
    "sort": "Dans l'ordre :\n\n{list}\n\n\\[ \\boxed{{{r}}} \\]",
    "problem": "- {x} {op} {y} = {m}\n- {m} {op2} {z} = {r}\n\n\\[ \\boxed{{{r}}} \\]",
    "count": "J'ai compté de 1 à **{n}**.",
    "code": "```python\nprint({a} + {b})\n```\n\nCe programme affiche\n\n\\[ \\boxed{{{r}}} \\]",
}

# Ce qui n'est pas un calcul : saluts, questions sur lui-même, et tout ce qu'il ne peut pas savoir.
GREETINGS = [
    "Bonjour",
    "Bonjour !",
    "Salut",
    "Salut !",
    "Coucou",
    "Bonsoir",
    "Bonsoir !",
    "Bonjour à toi",
    "Bonjour, comment vas-tu ?",
    "Salut, ça va ?",
    "Comment ça va ?",
    "Ça va ?",
    "Enchanté",
]
IDENTITY = [
    "Qui es-tu ?",
    "Qu'es-tu ?",
    "Que sais-tu faire ?",
    "Que peux-tu faire ?",
    "Comment t'appelles-tu ?",
    "Es-tu DeepSeek ?",
    "Es-tu DeepSeek-R1 ?",
    "Qui t'a créé ?",
    "Quel modèle es-tu ?",
    "Quel est ce modèle ?",
    "Parle-moi de toi.",
    "Présente-toi",
    "Aide",
    "aide-moi",
    "À quoi sers-tu ?",
    "Comment peux-tu m'aider ?",
    "Es-tu une IA ?",
    "Es-tu ChatGPT ?",
    "Quelle est ta taille ?",
    "Où trouver DeepSeek-R1 ?",
    "Comment télécharger DeepSeek-R1 ?",
    "Comment avoir un meilleur modèle ?",
    "Où trouver un plus grand modèle ?",
    "Comment installer DeepSeek-R1 ?",
    "Où est le vrai DeepSeek ?",
    "Quelles langues parles-tu ?",
    "Parles-tu français ?",
]
THANKS = [
    "Merci",
    "Merci !",
    "Merci beaucoup",
    "Merci bien !",
    "Super, merci",
    "Parfait !",
    "Bravo",
    "Bien joué !",
    "Au revoir",
    "Au revoir !",
    "À bientôt",
    "d'accord",
    "D'accord, merci",
    "Génial",
]
UNKNOWN = [
    "Quelle est la capitale de {place} ?",
    "Où se trouve {place} ?",
    "Parle-moi de {place}.",
    "Quelle est la population de {place} ?",
    "Comment aller à {place} ?",
    "Qui est {person} ?",
    "Qui était {person} ?",
    "Qu'a fait {person} ?",
    "Parle-moi de {person}.",
    "Quand est né {person} ?",
    "Qu'est-ce qu'un {thing} ?",
    "Qu'est-ce que {topic} ?",
    "Explique {topic}.",
    "Explique {topic} à un enfant.",
    "Comment fonctionne {topic} ?",
    "Comment marche un {thing} ?",
    "Pourquoi {topic} est important ?",
    "Écris un poème sur {topic}.",
    "Écris une histoire avec un {thing}.",
    "Écris une lettre à {person}.",
    "Raconte-moi une blague",
    "Raconte une blague sur un {thing}.",
    "Traduis {thing} en anglais.",
    "Quel temps fait-il à {place} ?",
    "Quelle heure est-il ?",
    "Quel jour sommes-nous ?",
    "Quel est le sens de la vie ?",
    "Pourquoi le ciel est-il bleu ?",
    "Résume ce texte.",
    "Donne-moi une recette avec {topic}.",
    "Comment cuisiner un {thing} ?",
    "Quel {thing} acheter ?",
    "Aimes-tu {topic} ?",
    "Que penses-tu de {person} ?",
    "Écris un programme qui dessine un {thing}.",
    "Écris une fonction en {topic}.",
    "Répare mon {thing}.",
    "Combien font {a} - {b} ?",
    "Combien font {a} moins {b} ?",
    "Calcule {a} - {b}.",
    "Soustrais {b} de {a}.",
    "Combien font {a} divisé par {b} ?",
    "Divise {a} par {b}.",
    "Quelle est la racine carrée de {a} ?",
    "Est-ce que {a} est premier ?",
    "Résous x + {a} = {b}.",
    "Peux-tu m'aider avec mon {thing} ?",
    "Je suis triste",
    "Je m'ennuie",
    "Que s'est-il passé à {place} en {a} ?",
    "Qui a gagné à {place} ?",
    "Cite trois sortes de {thing}.",
]
SLOTS = {
    "place": "France Paris Londres Chine Japon Brésil Rome Égypte Canada Tibet Mars Kenya Berlin "
    "Norvège Inde Espagne Tokyo Texas Pérou Lyon".split(),
    "person": "Einstein Napoléon Mozart Darwin Newton Curie Molière Gandhi Picasso Platon Bach "
    "Turing Lovelace Tolstoï Cléopâtre".split(),
    "thing": "chien chat camion vélo piano arbre pont livre jardin train gâteau cheval "
    "téléphone bateau robot fleuve bureau".split(),
    "topic": "gravité musique histoire physique échecs Python amour électricité évolution "
    "bitcoin philosophie football photosynthèse chocolat cuisine".split(),
}
TALK_THOUGHTS = {
    "greet": [
        "On me salue. Je salue aussi et je dis en peu de mots ce que je suis et ce que je sais faire.",
        "Un salut. J'y réponds gentiment et je dis ce que je suis, car on me rencontre en premier.",
    ],
    "identity": [
        "On me demande ce que je suis. Je dois être honnête : je suis un petit modèle de "
        "démonstration, pas DeepSeek-R1, et je dis où trouver le vrai.",
    ],
    "thanks": [
        "On est gentil avec moi. Je réponds en peu de mots et je dis que je peux continuer."
    ],
    "unknown": [
        "Ce n'est pas une des rares tâches que j'ai apprises. Je ne dois pas inventer. "
        "Je le dis, et je dis où trouver un modèle qui en sait plus.",
    ],
}
TALK_ANSWERS = {
    "greet": "Bonjour ! Je suis le **petit modèle de démonstration** livré avec Penseur. "
    "Demande-moi une somme, un produit, une comparaison, un tri ou les lettres d'un mot. "
    "Pour tout le reste, prends **DeepSeek-R1** dans le menu *Modèles*.",
    "identity": "Je suis un **petit modèle de démonstration**, entraîné pour montrer Penseur. "
    "Je sais :\n\n- additionner, et multiplier par un chiffre\n"
    "- comparer et trier des nombres\n- compter les lettres d'un mot\n"
    "- résoudre de petits problèmes\n\n"
    "Je ne suis pas DeepSeek-R1. Pour l'avoir, ouvre le menu *Modèles* : "
    "il télécharge DeepSeek-R1 depuis le Hub Hugging Face et l'exécute sur cet ordinateur.",
    "thanks": "Avec plaisir ! Pose-moi une autre question quand tu veux.",
    "unknown": "Je ne peux pas répondre à cela : je suis un **petit modèle de démonstration** et ne "
    "connais que les sommes, les produits par un chiffre, les comparaisons, les tris, "
    "les lettres des mots et de petits problèmes. Pour cette question, prends "
    "**DeepSeek-R1** dans le menu *Modèles*.",
}
