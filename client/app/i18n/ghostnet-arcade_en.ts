<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>HuntText</name>
    <message numerus="yes">
        <source>%n round(s) on</source>
        <translation>
            <numerusform>%n round on</numerusform>
            <numerusform>%n rounds on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more hunter(s) needed. If they do not come by then, the registration opens again.</source>
        <translation>
            <numerusform>%n more hunter needed. If nobody comes by then, the registration opens again.</numerusform>
            <numerusform>%n more hunters needed. If they do not come by then, the registration opens again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s), among %1 hunters</source>
        <translation>
            <numerusform>%n character, among %1 hunters</numerusform>
            <numerusform>%n characters, among %1 hunters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchPromptContent</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchText</name>
    <message numerus="yes">
        <source>%n players are in your range</source>
        <translation>
            <numerusform>%n player is in your range</numerusform>
            <numerusform>%n players are in your range</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are outside your own bounds</source>
        <translation>
            <numerusform>%n of them is outside your own bounds</numerusform>
            <numerusform>%n of them are outside your own bounds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpectateText</name>
    <message numerus="yes">
        <source>%1, %2 and %n other(s)</source>
        <translation>
            <numerusform>%1, %2 and %n other</numerusform>
            <numerusform>%1, %2 and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n players</source>
        <translation>
            <numerusform>%n player</numerusform>
            <numerusform>%n players</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WarText</name>
    <message numerus="yes">
        <source>[%1] %n online</source>
        <translation>
            <numerusform>[%1] %n online</numerusform>
            <numerusform>[%1] %n online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n battle(s) on</source>
        <translation>
            <numerusform>%n battle on</numerusform>
            <numerusform>%n battles on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attack(s) waiting</source>
        <translation>
            <numerusform>%n attack waiting</numerusform>
            <numerusform>%n attacks waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arcade::client::ArenaModel</name>
    <message numerus="yes">
        <source>%n wrong characters: Backspace to go on</source>
        <translation>
            <numerusform>%n wrong character: Backspace to go on</numerusform>
            <numerusform>%n wrong characters: Backspace to go on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arcade::client::CrewModel</name>
    <message numerus="yes">
        <source>%n more must be online before the crew can attack.</source>
        <translation>
            <numerusform>%n more must be online before the crew can attack.</numerusform>
            <numerusform>%n more must be online before the crew can attack.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arcade::client::Herald</name>
    <message numerus="yes">
        <source>%n second(s) to accept.</source>
        <translation>
            <numerusform>%n second to accept.</numerusform>
            <numerusform>%n seconds to accept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) to the start.</source>
        <translation>
            <numerusform>%n second to the start.</numerusform>
            <numerusform>%n seconds to the start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arcade::client::HostingModel</name>
    <message numerus="yes">
        <source>%n players</source>
        <translation>
            <numerusform>%n player</numerusform>
            <numerusform>%n players</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arcade::client::MusterModel</name>
    <message numerus="yes">
        <source>%n more needed by the start.</source>
        <translation>
            <numerusform>%n more needed by the start.</numerusform>
            <numerusform>%n more needed by the start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arcade::client::SpectateListModel</name>
    <message numerus="yes">
        <source>and %n other(s)</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arcade::client::TerritoryModel</name>
    <message numerus="yes">
        <source>%n more of your crew must be online to attack.</source>
        <translation>
            <numerusform>%n more of your crew must be online to attack.</numerusform>
            <numerusform>%n more of your crew must be online to attack.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arcade::client::WelcomeModel</name>
    <message numerus="yes">
        <source>%n players online</source>
        <translation>
            <numerusform>%n player online</numerusform>
            <numerusform>%n players online</numerusform>
        </translation>
    </message>
</context>
</TS>
