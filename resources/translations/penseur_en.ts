<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>It is made of %n parts, each with its licence:</source>
        <translation>
            <numerusform>It is made of %n part, with its licence:</numerusform>
            <numerusform>It is made of %n parts, each with its licence:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{prompt}, %n of them reused</source>
        <translation>
            <numerusform>{prompt}, %n of them reused</numerusform>
            <numerusform>{prompt}, %n of them reused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n messages: no room</source>
        <translation>
            <numerusform>the first message: no room</numerusform>
            <numerusform>the first %n messages: no room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tokens of this answer: no room</source>
        <translation>
            <numerusform>%n token of this answer: no room</numerusform>
            <numerusform>%n tokens of this answer: no room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n tokens</source>
        <translation>
            <numerusform>at most %n token</numerusform>
            <numerusform>at most %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n more: too long for this model</source>
        <translation>
            <numerusform>about %n more: too long for this model</numerusform>
            <numerusform>about %n more: too long for this model</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n more: the oldest messages go</source>
        <translation>
            <numerusform>about %n more: the oldest messages go</numerusform>
            <numerusform>about %n more: the oldest messages go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n more</source>
        <translation>
            <numerusform>about %n more</numerusform>
            <numerusform>about %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n conversations</source>
        <translation>
            <numerusform>{done} of %n conversation</numerusform>
            <numerusform>{done} of %n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations exported to {name}.</source>
        <translation>
            <numerusform>%n conversation exported to {name}.</numerusform>
            <numerusform>%n conversations exported to {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n selected conversations</source>
        <translation>
            <numerusform>The selected conversation</numerusform>
            <numerusform>The %n selected conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading… %n conversations found.</source>
        <translation>
            <numerusform>Reading… %n conversation found.</numerusform>
            <numerusform>Reading… %n conversations found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also import the %n that are here already, as a copy</source>
        <translation>
            <numerusform>Also import the one that is here already, as a copy</numerusform>
            <numerusform>Also import the %n that are here already, as a copy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations imported.</source>
        <translation>
            <numerusform>%n conversation imported.</numerusform>
            <numerusform>%n conversations imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages that nothing leads to</source>
        <translation>
            <numerusform>%n message that nothing leads to</numerusform>
            <numerusform>%n messages that nothing leads to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures or files</source>
        <translation>
            <numerusform>%n picture or file</numerusform>
            <numerusform>%n pictures or files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uses of tools</source>
        <translation>
            <numerusform>%n use of a tool</numerusform>
            <numerusform>%n uses of tools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instructions to the model</source>
        <translation>
            <numerusform>%n instruction to the model</numerusform>
            <numerusform>%n instructions to the model</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broken lines</source>
        <translation>
            <numerusform>%n broken line</numerusform>
            <numerusform>%n broken lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations found.</source>
        <translation>
            <numerusform>%n conversation found.</numerusform>
            <numerusform>%n conversations found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations found. All of them are here already.</source>
        <translation>
            <numerusform>%n conversation found. It is here already.</numerusform>
            <numerusform>%n conversations found. All of them are here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations found</source>
        <translation>
            <numerusform>%n conversation found</numerusform>
            <numerusform>%n conversations found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are here already</source>
        <translation>
            <numerusform>%n is here already</numerusform>
            <numerusform>%n are here already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{energy} for %n answers</source>
        <translation>
            <numerusform>{energy} for %n answer</numerusform>
            <numerusform>{energy} for %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n found for “{words}”, the most downloaded first.</source>
        <translation>
            <numerusform>The first %n found for “{words}”, the most downloaded first.</numerusform>
            <numerusform>The first %n found for “{words}”, the most downloaded first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n found, the most downloaded first.</source>
        <translation>
            <numerusform>The first %n found, the most downloaded first.</numerusform>
            <numerusform>The first %n found, the most downloaded first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found for “{words}”, the most downloaded first.</source>
        <translation>
            <numerusform>%n found for “{words}”, the most downloaded first.</numerusform>
            <numerusform>%n found for “{words}”, the most downloaded first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found, the most downloaded first.</source>
        <translation>
            <numerusform>%n found, the most downloaded first.</numerusform>
            <numerusform>%n found, the most downloaded first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n downloads last month</source>
        <translation>
            <numerusform>%n download last month</numerusform>
            <numerusform>%n downloads last month</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %n tokens</source>
        <translation>
            <numerusform>up to %n token</numerusform>
            <numerusform>up to %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n days ago</source>
        <translation>
            <numerusform>used %n day ago</numerusform>
            <numerusform>used %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n months ago</source>
        <translation>
            <numerusform>used %n month ago</numerusform>
            <numerusform>used %n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models, {size}. New ones go to {place}. Drop a GGUF file here to add it.</source>
        <translation>
            <numerusform>%n model, {size}. New ones go to {place}. Drop a GGUF file here to add it.</numerusform>
            <numerusform>%n models, {size}. New ones go to {place}. Drop a GGUF file here to add it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %n files come back from the trash of this computer; emptying that frees {size}.</source>
        <translation>
            <numerusform>The file comes back from the trash of this computer; emptying that frees {size}.</numerusform>
            <numerusform>Its %n files come back from the trash of this computer; emptying that frees {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more under Details.</source>
        <translation>
            <numerusform>And %n more under Details.</numerusform>
            <numerusform>And %n more under Details.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tokens of the prompt</source>
        <translation>
            <numerusform>%n token of the prompt</numerusform>
            <numerusform>%n tokens of the prompt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections.</source>
        <translation>
            <numerusform>%n connection.</numerusform>
            <numerusform>%n connections.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n places</source>
        <translation>
            <numerusform>More than %n place</numerusform>
            <numerusform>More than %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It answers and has %n models.</source>
        <translation>
            <numerusform>It answers and has one model.</numerusform>
            <numerusform>It answers and has %n models.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the trash.</source>
        <translation>
            <numerusform>%n conversation was moved to the trash.</numerusform>
            <numerusform>%n conversations were moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n computers help</source>
        <translation>
            <numerusform>%n computer helps</numerusform>
            <numerusform>%n computers help</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Think for %n tokens at most</source>
        <translation>
            <numerusform>Think for %n token at most</numerusform>
            <numerusform>Think for %n tokens at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Think for %n seconds at most</source>
        <translation>
            <numerusform>Think for %n second at most</numerusform>
            <numerusform>Think for %n seconds at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Think for %n minutes at most</source>
        <translation>
            <numerusform>Think for %n minute at most</numerusform>
            <numerusform>Think for %n minutes at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %n tokens</source>
        <translation>
            <numerusform>Up to %n token</numerusform>
            <numerusform>Up to %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tokens left</source>
        <translation>
            <numerusform>%n token left</numerusform>
            <numerusform>%n tokens left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n tokens for thoughts</source>
        <translation>
            <numerusform>Of %n token for thoughts</numerusform>
            <numerusform>Of %n tokens for thoughts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n entries for good?</source>
        <translation>
            <numerusform>Delete this entry for good?</numerusform>
            <numerusform>Delete these %n entries for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file of your conversations was damaged. %n conversations could be saved; the damaged file was kept as {path}. Backups in the Chat menu may have what is missing.</source>
        <translation>
            <numerusform>The file of your conversations was damaged. %n conversation could be saved; the damaged file was kept as {path}. Backups in the Chat menu may have what is missing.</numerusform>
            <numerusform>The file of your conversations was damaged. %n conversations could be saved; the damaged file was kept as {path}. Backups in the Chat menu may have what is missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n messages were left out: no room</source>
        <translation>
            <numerusform>the first message was left out: no room</numerusform>
            <numerusform>the first %n messages were left out: no room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the model forgot %n tokens of it midway: no room</source>
        <translation>
            <numerusform>the model forgot %n token of it midway: no room</numerusform>
            <numerusform>the model forgot %n tokens of it midway: no room</numerusform>
        </translation>
    </message>
</context>
</TS>
