<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ActionButton</name>
    <message>
        <source>Key: %1</source>
        <translation>Taste: %1</translation>
    </message>
</context>
<context>
    <name>AmountStepper</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>↑ ↓</source>
        <translation>↑ ↓</translation>
    </message>
</context>
<context>
    <name>ArenaView</name>
    <message>
        <source>Time left %1</source>
        <translation>Noch %1</translation>
    </message>
    <message>
        <source>%1 wpm</source>
        <translation>%1 WPM</translation>
    </message>
    <message>
        <source>Type the sequence</source>
        <translation>Tipp die Sequenz</translation>
    </message>
</context>
<context>
    <name>AttackForm</name>
    <message>
        <source>Crew stake</source>
        <translation>Einsatz der Crew</translation>
    </message>
    <message>
        <source>ATTACKING</source>
        <translation>GREIFT AN</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>Attackers</name>
    <message>
        <source>Attackers</source>
        <translation>Angreifer</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>BetGrid</name>
    <message>
        <source>Side to bet on</source>
        <translation>Seite, auf die du wettest</translation>
    </message>
</context>
<context>
    <name>BetList</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>BetRow</name>
    <message>
        <source>Rating %1. Odds %2, %3 bet</source>
        <translation>Wertung %1. Quote %2, %3 gewettet</translation>
    </message>
    <message>
        <source>won</source>
        <translation>gewonnen</translation>
    </message>
</context>
<context>
    <name>BetSide</name>
    <message>
        <source>Rating %1, %2. Odds %3, %4 bet</source>
        <translation>Wertung %1, %2. Quote %3, %4 gesetzt</translation>
    </message>
    <message>
        <source>won</source>
        <translation>gewonnen</translation>
    </message>
</context>
<context>
    <name>BetSlip</name>
    <message>
        <source>Bet on</source>
        <translation>Wette auf</translation>
    </message>
    <message>
        <source>Bets</source>
        <translation>Wetten</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>Side to bet on</source>
        <translation>Seite, auf die du wettest</translation>
    </message>
    <message>
        <source>PLACING</source>
        <translation>WIRD GESETZT</translation>
    </message>
    <message>
        <source>CHOOSE A SIDE</source>
        <translation>SEITE WÄHLEN</translation>
    </message>
    <message>
        <source>BET</source>
        <translation>WETTEN</translation>
    </message>
    <message>
        <source>← →</source>
        <translation>← →</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Your bets</source>
        <translation>Deine Wetten</translation>
    </message>
</context>
<context>
    <name>BundledCoordinator</name>
    <message>
        <source>The server program arcade-coordinator is missing. Install the game again, or put the program beside it.</source>
        <translation>Das Serverprogramm arcade-coordinator fehlt. Installiere das Spiel neu oder leg das Programm daneben.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written. Make room on the disk, or allow writing there.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden. Schaff Platz auf dem Datenträger oder erlaube das Schreiben dort.</translation>
    </message>
    <message>
        <source>The server does not take its settings. Its log says which; look also for variables that begin with ARCADE_.</source>
        <translation>Der Server nimmt seine Einstellungen nicht an. Sein Protokoll sagt, welche; sieh auch nach Variablen, die mit ARCADE_ beginnen.</translation>
    </message>
    <message>
        <source>Port %1 is taken by another program on this computer. Stop that program, or choose another port.</source>
        <translation>Port %1 ist von einem anderen Programm auf diesem Rechner belegt. Beende das Programm oder wähle einen anderen Port.</translation>
    </message>
    <message>
        <source>The server cannot use its data in %1. Another server may be using them, or the disk is full.</source>
        <translation>Der Server kann seine Daten in %1 nicht benutzen. Vielleicht benutzt sie ein anderer Server, oder der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The server did not start in time. Try again; its log may say why.</source>
        <translation>Der Server ist nicht rechtzeitig gestartet. Versuch es noch einmal; sein Protokoll sagt vielleicht, warum.</translation>
    </message>
    <message>
        <source>The server stopped by itself. Try again; its log may say why.</source>
        <translation>Der Server ist von selbst stehen geblieben. Versuch es noch einmal; sein Protokoll sagt vielleicht, warum.</translation>
    </message>
</context>
<context>
    <name>BusyLine</name>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
</context>
<context>
    <name>CallsignView</name>
    <message>
        <source>Your callsign</source>
        <translation>Dein Rufname</translation>
    </message>
    <message>
        <source>This callsign is taken here. If it is yours, type its recovery key; else choose another one.</source>
        <translation>Diesen Rufnamen gibt es hier schon. Ist es deiner, gib seinen Wiederherstellungsschlüssel ein; sonst wähle einen anderen.</translation>
    </message>
    <message>
        <source>What the others call you. It is asked once for each server.</source>
        <translation>So nennen dich die anderen. Gefragt wird einmal je Server.</translation>
    </message>
    <message>
        <source>Callsign</source>
        <translation>Rufname</translation>
    </message>
    <message>
        <source>3 to 20 letters, digits, _ or -</source>
        <translation>3 bis 20 Buchstaben, Ziffern, _ oder -</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>It was made with the callsign. You find it in the settings of the program where you first played.</source>
        <translation>Er entstand mit dem Rufnamen. Du findest ihn in den Optionen des Programms, mit dem du zuerst gespielt hast.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>CertificateView</name>
    <message>
        <source>Is this the right server?</source>
        <translation>Ist das der richtige Server?</translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not known here. Ask its host to read out the fingerprint, and go on only if it is this one.</source>
        <translation>%1 zeigt ein Zertifikat, das hier nicht bekannt ist. Lass dir vom Gastgeber den Fingerabdruck vorlesen und mach nur weiter, wenn es dieser ist.</translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation>Fingerabdruck %1</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Nicht verbinden</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Trust it from now on</source>
        <translation>Ab jetzt vertrauen</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ConnectingView</name>
    <message>
        <source>Connecting</source>
        <translation>Verbinde</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ConnectionPip</name>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>CountdownView</name>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Leave before the start? Who leaves too often has to wait.</source>
        <translation>Vor dem Start gehen? Wer zu oft geht, muss warten.</translation>
    </message>
    <message>
        <source>Get ready</source>
        <translation>Gleich los</translation>
    </message>
    <message>
        <source>Starts in %1</source>
        <translation>Start in %1</translation>
    </message>
</context>
<context>
    <name>CrewDoor</name>
    <message>
        <source>Crew</source>
        <translation>Crew</translation>
    </message>
    <message>
        <source>You are in no crew yet. Crews of three and more fight for the territories of the map, in proxy wars.</source>
        <translation>Du bist noch in keiner Crew. Crews ab drei Leuten kämpfen in Proxy-Kriegen um die Gebiete der Karte.</translation>
    </message>
    <message>
        <source>Join a crew</source>
        <translation>Einer Crew beitreten</translation>
    </message>
    <message>
        <source>Invite code</source>
        <translation>Einladungscode</translation>
    </message>
    <message>
        <source>Any member of the crew can tell it to you.</source>
        <translation>Jedes Mitglied der Crew kann ihn dir sagen.</translation>
    </message>
    <message>
        <source>JOINING</source>
        <translation>TRITT BEI</translation>
    </message>
    <message>
        <source>JOIN</source>
        <translation>BEITRETEN</translation>
    </message>
    <message>
        <source>Found a crew</source>
        <translation>Eine Crew gründen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Night Shift</source>
        <translation>Nachtschicht</translation>
    </message>
    <message>
        <source>3 to 24 letters, digits, spaces, _ and -</source>
        <translation>3 bis 24 Buchstaben, Ziffern, Leerzeichen, _ und -</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>2 to 5 letters and digits; it stands on the map</source>
        <translation>2 bis 5 Buchstaben und Ziffern; es steht auf der Karte</translation>
    </message>
    <message>
        <source>FOUNDING</source>
        <translation>GRÜNDET</translation>
    </message>
    <message>
        <source>FOUND</source>
        <translation>GRÜNDEN</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
</context>
<context>
    <name>CrewFacts</name>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Hält</translation>
    </message>
    <message>
        <source>Invite code</source>
        <translation>Einladungscode</translation>
    </message>
    <message>
        <source>Copy the invite code</source>
        <translation>Den Einladungscode kopieren</translation>
    </message>
</context>
<context>
    <name>CrewMembers</name>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
</context>
<context>
    <name>CrewPage</name>
    <message>
        <source>Show the muster</source>
        <translation>Zur Aufstellung</translation>
    </message>
    <message>
        <source>Looking for your crew</source>
        <translation>Sucht deine Crew</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Your crew could not be loaded</source>
        <translation>Deine Crew konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>CrewText</name>
    <message>
        <source>A crew&apos;s name has 3 to 24 characters.</source>
        <translation>Der Name einer Crew hat 3 bis 24 Zeichen.</translation>
    </message>
    <message>
        <source>A crew&apos;s name is made of letters, digits, spaces, _ and -.</source>
        <translation>Der Name einer Crew besteht aus Buchstaben, Ziffern, Leerzeichen, _ und -.</translation>
    </message>
    <message>
        <source>Spaces stand one by one within a crew&apos;s name.</source>
        <translation>Leerzeichen stehen einzeln und im Inneren des Namens.</translation>
    </message>
    <message>
        <source>A crew&apos;s tag has 2 to 5 characters.</source>
        <translation>Das Kürzel einer Crew hat 2 bis 5 Zeichen.</translation>
    </message>
    <message>
        <source>A crew&apos;s tag is made of letters and digits.</source>
        <translation>Das Kürzel einer Crew besteht aus Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Anführer</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>You are the last member. Without you %1 is no more, and the territories it holds are free.</source>
        <translation>Du bist das letzte Mitglied. Ohne dich gibt es %1 nicht mehr, und ihre Gebiete sind frei.</translation>
    </message>
    <message>
        <source>You lead %1. Without you the member who is in it longest leads it.</source>
        <translation>Du führst %1. Ohne dich führt, wer am längsten dabei ist.</translation>
    </message>
    <message>
        <source>To come back to %1 you need an invite code again.</source>
        <translation>Um zu %1 zurückzukommen, brauchst du wieder einen Einladungscode.</translation>
    </message>
</context>
<context>
    <name>CrewView</name>
    <message>
        <source>[%1] %2</source>
        <translation>[%1] %2</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Leave the crew</source>
        <translation>Die Crew verlassen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>Hand over the lead</source>
        <translation>Die Führung übergeben</translation>
    </message>
    <message>
        <source>%1 leads the crew from then on, and you are a member.</source>
        <translation>%1 führt dann die Crew, und du bist Mitglied.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Kick %1</source>
        <translation>%1 ausschließen</translation>
    </message>
    <message>
        <source>%1 is out of the crew, after the battle when there is one. The invite code is changed.</source>
        <translation>%1 ist nicht mehr in der Crew, bei einem Kampf erst danach. Der Einladungscode wird geändert.</translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>Ausschließen</translation>
    </message>
</context>
<context>
    <name>DirectForm</name>
    <message>
        <source>Direct games</source>
        <translation>Direkte Spiele</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>Zurück zum Match</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>chess</source>
        <translation>Schach</translation>
    </message>
    <message>
        <source>Both of you have to call it the same.</source>
        <translation>Ihr müsst es beide gleich nennen.</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>20</source>
        <translation>20</translation>
    </message>
    <message>
        <source>What each of you plays for.</source>
        <translation>Worum jeder von euch spielt.</translation>
    </message>
    <message>
        <source>SEARCHING</source>
        <translation>SUCHE BEGINNT</translation>
    </message>
    <message>
        <source>FIND MATCH</source>
        <translation>MATCH SUCHEN</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>For chess and other games that are played elsewhere. The arcade finds your opponent.</source>
        <translation>Für Schach und andere Spiele, die anderswo gespielt werden. Die Arcade findet deinen Gegner.</translation>
    </message>
</context>
<context>
    <name>DirectMatch</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Opponent disconnected</source>
        <translation>Gegner nicht verbunden</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Opponent</source>
        <translation>Gegner</translation>
    </message>
    <message>
        <source>The game is played elsewhere</source>
        <translation>Das Spiel läuft anderswo</translation>
    </message>
    <message>
        <source>FIND ANOTHER</source>
        <translation>NOCH EIN MATCH</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>DirectPlayer</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>DirectSearch</name>
    <message>
        <source>Searching for %1</source>
        <translation>Suche seit %1</translation>
    </message>
    <message>
        <source>LEAVING</source>
        <translation>WIRD BEENDET</translation>
    </message>
    <message>
        <source>CANCEL SEARCH</source>
        <translation>SUCHE ABBRECHEN</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>DirectWords</name>
    <message>
        <source>connecting</source>
        <translation>verbindet sich</translation>
    </message>
    <message>
        <source>Your match (%1) goes on without you.</source>
        <translation>Dein Match (%1) geht ohne dich weiter.</translation>
    </message>
    <message>
        <source>Your match against %1 (%2) goes on without you.</source>
        <translation>Dein Match gegen %1 (%2) geht ohne dich weiter.</translation>
    </message>
    <message>
        <source>here</source>
        <translation>da</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>noch nicht da</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>Waiting for opponent…</source>
        <translation>Warten auf den Gegner…</translation>
    </message>
    <message>
        <source>Joining the match</source>
        <translation>Auf dem Weg ins Match</translation>
    </message>
    <message>
        <source>Match on</source>
        <translation>Match läuft</translation>
    </message>
    <message>
        <source>Match paused</source>
        <translation>Match pausiert</translation>
    </message>
    <message>
        <source>The first player who wants the same game, asset and amount is your opponent.</source>
        <translation>Wer als Nächstes dasselbe Spiel um dieselbe Währung und denselben Betrag will, ist dein Gegner.</translation>
    </message>
    <message>
        <source>The match begins when both of you are here. It ends if one of you stays away for 10 minutes.</source>
        <translation>Das Match beginnt, wenn ihr beide da seid. Es endet, wenn einer von euch 10 Minuten wegbleibt.</translation>
    </message>
    <message>
        <source>Keep this window open: it tells your opponent that you are here.</source>
        <translation>Lass dieses Fenster offen: Es zeigt deinem Gegner, dass du da bist.</translation>
    </message>
    <message>
        <source>The match goes on when both of you are back. It ends if one of you stays away for 10 minutes.</source>
        <translation>Das Match geht weiter, wenn ihr beide wieder da seid. Es endet, wenn einer von euch 10 Minuten wegbleibt.</translation>
    </message>
    <message>
        <source>Match over</source>
        <translation>Match vorbei</translation>
    </message>
    <message>
        <source>You win</source>
        <translation>Du gewinnst</translation>
    </message>
    <message>
        <source>%1 wins</source>
        <translation>%1 gewinnt</translation>
    </message>
    <message>
        <source>Nobody has told how it ended.</source>
        <translation>Niemand hat gesagt, wie es ausging.</translation>
    </message>
    <message>
        <source>You are waiting for another game already.</source>
        <translation>Du wartest schon auf ein anderes Spiel.</translation>
    </message>
    <message>
        <source>You are in another match already.</source>
        <translation>Du bist schon in einem anderen Match.</translation>
    </message>
    <message>
        <source>The server does not take this game or this amount. Change it and try again.</source>
        <translation>Der Server nimmt dieses Spiel oder diesen Betrag nicht an. Ändere es und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>You went on with this match in another window or on another computer.</source>
        <translation>Du hast dieses Match in einem anderen Fenster oder auf einem anderen Rechner fortgesetzt.</translation>
    </message>
    <message>
        <source>The server ended your connection to this match. Ask its host before you return.</source>
        <translation>Der Server hat deine Verbindung zu diesem Match beendet. Frag den Gastgeber, bevor du zurückkehrst.</translation>
    </message>
    <message>
        <source>Connection lost. Reconnecting in %1 s.</source>
        <translation>Verbindung verloren. Neuer Versuch in %1 s.</translation>
    </message>
    <message>
        <source>Connection lost. Reconnecting.</source>
        <translation>Verbindung verloren. Neuer Versuch.</translation>
    </message>
    <message>
        <source>Go to the match</source>
        <translation>Zum Match</translation>
    </message>
    <message>
        <source>Wait for this one instead</source>
        <translation>Stattdessen auf dieses warten</translation>
    </message>
    <message>
        <source>Play here</source>
        <translation>Hier spielen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>This is how it stood when the connection was lost.</source>
        <translation>So stand es, als die Verbindung verloren ging.</translation>
    </message>
</context>
<context>
    <name>DuelFrame</name>
    <message>
        <source>Forfeit</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Give up? %1 wins and takes the prize.</source>
        <translation>Aufgeben? Sieg und Gewinn gehen an %1.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The server does not understand this program. Use the same version of both.</source>
        <translation>Der Server versteht dieses Programm nicht. Nimm für beide dieselbe Version.</translation>
    </message>
    <message>
        <source>The server is older than this program and cannot do that. Use the same version of both.</source>
        <translation>Der Server ist älter als dieses Programm und kann das nicht. Nimm für beide dieselbe Version.</translation>
    </message>
    <message>
        <source>That was too long for the server. Try something shorter.</source>
        <translation>Das war zu lang für den Server. Versuch es kürzer.</translation>
    </message>
    <message>
        <source>That was too often. Wait a moment and try again.</source>
        <translation>Das war zu oft. Warte kurz und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>You are not signed in. Leave the server and join it again.</source>
        <translation>Du bist nicht angemeldet. Verlass den Server und tritt ihm neu bei.</translation>
    </message>
    <message>
        <source>The server does not know your sign-in any more. Leave it and join again.</source>
        <translation>Der Server kennt deine Anmeldung nicht mehr. Verlass ihn und tritt neu bei.</translation>
    </message>
    <message>
        <source>Your sign-in has expired. Leave the server and join it again.</source>
        <translation>Deine Anmeldung ist abgelaufen. Verlass den Server und tritt ihm neu bei.</translation>
    </message>
    <message>
        <source>You are searching already. Cancel that search first.</source>
        <translation>Du suchst schon. Brich erst diese Suche ab.</translation>
    </message>
    <message>
        <source>You are in a match already. Finish it first.</source>
        <translation>Du bist schon in einem Match. Spiel es erst zu Ende.</translation>
    </message>
    <message>
        <source>You are not searching any more. Enter the queue again.</source>
        <translation>Du suchst nicht mehr. Geh wieder in die Warteschlange.</translation>
    </message>
    <message>
        <source>This queue is full. Choose another stake, or try again in a minute.</source>
        <translation>Diese Warteschlange ist voll. Wähle einen anderen Einsatz oder versuch es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>This stake is not played here. Choose another one.</source>
        <translation>Dieser Einsatz wird hier nicht gespielt. Wähle einen anderen.</translation>
    </message>
    <message>
        <source>Your balance is too small for this stake. Choose a smaller one.</source>
        <translation>Dein Guthaben ist zu klein für diesen Einsatz. Wähle einen kleineren.</translation>
    </message>
    <message>
        <source>This match is over. Enter the queue for another one.</source>
        <translation>Dieses Match ist vorbei. In der Warteschlange findest du ein neues.</translation>
    </message>
    <message>
        <source>You are no player of this match. Enter the queue for one of your own.</source>
        <translation>Das ist nicht dein Match. In der Warteschlange findest du ein eigenes.</translation>
    </message>
    <message>
        <source>That is not possible now. Look at what has changed, and try again.</source>
        <translation>Das geht gerade nicht. Sieh nach, was sich geändert hat, und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>This match cannot be watched now. Choose another one.</source>
        <translation>Bei diesem Match kannst du gerade nicht zuschauen. Wähle ein anderes.</translation>
    </message>
    <message>
        <source>This match has no room for more watchers. Choose another one.</source>
        <translation>Dieses Match hat keinen Platz für weitere Zuschauer. Wähle ein anderes.</translation>
    </message>
    <message>
        <source>The game has begun and bets are closed. Bet on the next one.</source>
        <translation>Das Spiel läuft, Wetten sind geschlossen. Wette auf das nächste.</translation>
    </message>
    <message>
        <source>This bet is too small. Raise the amount.</source>
        <translation>Diese Wette ist zu klein. Erhöhe den Betrag.</translation>
    </message>
    <message>
        <source>This bet is too large. Lower the amount.</source>
        <translation>Diese Wette ist zu groß. Senke den Betrag.</translation>
    </message>
    <message>
        <source>You cannot bet on a match you play in. Choose another one.</source>
        <translation>Auf dein eigenes Match kannst du nicht wetten. Wähle ein anderes.</translation>
    </message>
    <message>
        <source>This callsign is taken. Choose another one, or type its recovery key.</source>
        <translation>Diesen Rufnamen gibt es schon. Wähle einen anderen oder gib seinen Wiederherstellungsschlüssel ein.</translation>
    </message>
    <message>
        <source>A crew of this name or tag exists. Choose another one.</source>
        <translation>Eine Crew mit diesem Namen oder Kürzel gibt es schon. Wähle etwas anderes.</translation>
    </message>
    <message>
        <source>This crew is full. Ask its leader, or join another one.</source>
        <translation>Diese Crew ist voll. Frag ihre Leitung oder tritt einer anderen bei.</translation>
    </message>
    <message>
        <source>Too few of your crew are online. Call them, and try again.</source>
        <translation>Zu wenige aus deiner Crew sind online. Ruf sie und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>You are in no crew. Join or create one first.</source>
        <translation>Du bist in keiner Crew. Tritt erst einer bei oder gründe eine.</translation>
    </message>
    <message>
        <source>Only the leader of the crew can do that. Ask your leader.</source>
        <translation>Das darf nur die Leitung der Crew. Frag sie.</translation>
    </message>
    <message>
        <source>This invitation does not hold. Ask the crew for a new one.</source>
        <translation>Diese Einladung gilt nicht. Bitte die Crew um eine neue.</translation>
    </message>
    <message>
        <source>There is a battle for this territory already. Choose another one.</source>
        <translation>Um dieses Gebiet wird schon gekämpft. Wähle ein anderes.</translation>
    </message>
    <message>
        <source>The server is full. Try again in a few minutes.</source>
        <translation>Der Server ist voll. Versuch es in ein paar Minuten noch einmal.</translation>
    </message>
    <message>
        <source>The server is about to stop. Wait until it is back.</source>
        <translation>Der Server fährt gleich herunter. Warte, bis er wieder da ist.</translation>
    </message>
    <message>
        <source>Something went wrong on the server. Try again; if it stays, tell its host.</source>
        <translation>Auf dem Server ging etwas schief. Versuch es noch einmal; wenn es bleibt, sag es dem Gastgeber.</translation>
    </message>
    <message>
        <source>That was too often. Try again in %1.</source>
        <translation>Das war zu oft. Versuch es in %1 noch einmal.</translation>
    </message>
    <message>
        <source>The server does not answer. Check that it runs and that both computers are on the same network.</source>
        <translation>Der Server antwortet nicht. Prüfe, ob er läuft und ob beide Rechner im selben Netz sind.</translation>
    </message>
    <message>
        <source>The server took too long to answer. Try again.</source>
        <translation>Der Server hat zu lange nicht geantwortet. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Something else answers at this address, which is no arcade. Check the address.</source>
        <translation>Unter dieser Adresse antwortet etwas anderes als eine Arcade. Prüfe die Adresse.</translation>
    </message>
    <message>
        <source>The server shows another certificate than the last time. Ask its host before you go on.</source>
        <translation>Der Server zeigt ein anderes Zertifikat als beim letzten Mal. Frag den Gastgeber, bevor du weitermachst.</translation>
    </message>
    <message>
        <source>There is no connection to the server. Try again once it is back.</source>
        <translation>Es gibt keine Verbindung zum Server. Versuch es noch einmal, wenn sie wieder da ist.</translation>
    </message>
    <message>
        <source>Others on this computer can read your keys, so they are not used. Make %1 yours alone (chmod 600), then start the game again.</source>
        <translation>Andere an diesem Computer können deine Schlüssel lesen, darum werden sie nicht benutzt. Mach %1 nur dir zugänglich (chmod 600) und starte das Spiel neu.</translation>
    </message>
    <message>
        <source>Your keys in %1 cannot be read, and new ones are not saved. Put a good copy of the file in its place, or remove it, then start the game again.</source>
        <translation>Deine Schlüssel in %1 sind nicht lesbar, und neue werden nicht gespeichert. Ersetze die Datei durch eine gute Kopie oder entferne sie und starte das Spiel neu.</translation>
    </message>
    <message>
        <source>Your keys could not be saved in %1. Make room on the disk, or allow writing there. Until then, note down the recovery key in the settings.</source>
        <translation>Deine Schlüssel konnten nicht in %1 gespeichert werden. Schaff Platz auf dem Datenträger oder erlaube das Schreiben dort. Schreib dir bis dahin den Wiederherstellungsschlüssel aus den Optionen auf.</translation>
    </message>
    <message>
        <source>Something answers at this address, but not as an arcade does. Check the address; a server with a certificate wants https:// before it.</source>
        <translation>Unter dieser Adresse antwortet etwas, aber nicht wie eine Arcade. Prüfe die Adresse; ein Server mit Zertifikat braucht https:// davor.</translation>
    </message>
</context>
<context>
    <name>Fate</name>
    <message>
        <source>%1: %2, score %3. %4 %5</source>
        <translation>%1: %2, %3 Punkte. %4 %5</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>%1 Punkte</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>1 win</source>
        <translation>1 Sieg</translation>
    </message>
    <message>
        <source>%1 wins</source>
        <translation>%1 Siege</translation>
    </message>
    <message>
        <source>%1 · %2 wpm</source>
        <translation>%1 · %2 WPM</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>GHOSTNET Arcade</source>
        <translation>GHOSTNET Arcade</translation>
    </message>
</context>
<context>
    <name>GameContainer</name>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Rating over time</source>
        <translation>Wertung im Verlauf</translation>
    </message>
    <message>
        <source>%L1 matches, between %L2 and %L3</source>
        <translation>%L1 Matches, zwischen %L2 und %L3</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Load more</source>
        <translation>Mehr laden</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Your matches could not be loaded</source>
        <translation>Deine Matches wurden nicht geladen</translation>
    </message>
    <message>
        <source>No matches yet</source>
        <translation>Noch keine Matches</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Rating over time in %1</source>
        <translation>Wertung im Verlauf: %1</translation>
    </message>
</context>
<context>
    <name>HistoryRow</name>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
    <message>
        <source>%1, %2, credited %3, rating %4</source>
        <translation>%1, %2, Gutschrift %3, Wertung %4</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Rating %1</source>
        <translation>Wertung %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>HostSetupView</name>
    <message>
        <source>Host a game</source>
        <translation>Spiel eröffnen</translation>
    </message>
    <message>
        <source>Everyone on your network can join while it runs. It stops with this window.</source>
        <translation>Alle in deinem Netz können mitspielen, solange es läuft. Es endet mit diesem Fenster.</translation>
    </message>
    <message>
        <source>Name of the game</source>
        <translation>Name des Spiels</translation>
    </message>
    <message>
        <source>Your friends see it in their list.</source>
        <translation>Deine Freunde sehen ihn in ihrer Liste.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>HostingPanel</name>
    <message>
        <source>Tell your friends</source>
        <translation>Für deine Freunde</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>Noch niemand.</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>Protokoll: %1</translation>
    </message>
</context>
<context>
    <name>HostingView</name>
    <message>
        <source>Hosting</source>
        <translation>Dein Spiel</translation>
    </message>
    <message>
        <source>Play here</source>
        <translation>Hier spielen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>HuntLobbyView</name>
    <message>
        <source>Place kept while you are away</source>
        <translation>Dein Platz bleibt, während du fort bist</translation>
    </message>
    <message>
        <source>The registration closes in %1</source>
        <translation>Die Anmeldung schließt in %1</translation>
    </message>
    <message>
        <source>until the hunt starts</source>
        <translation>bis die Jagd beginnt</translation>
    </message>
    <message>
        <source>until the registration closes</source>
        <translation>bis die Anmeldung schließt</translation>
    </message>
    <message>
        <source>Hunters: %1</source>
        <translation>Jäger: %1</translation>
    </message>
    <message>
        <source>Hunters</source>
        <translation>Jäger</translation>
    </message>
    <message>
        <source>Prize pool</source>
        <translation>Preistopf</translation>
    </message>
    <message>
        <source>Bounty on each</source>
        <translation>Kopfgeld auf jeden</translation>
    </message>
    <message>
        <source>LEAVING</source>
        <translation>WIRD BEENDET</translation>
    </message>
    <message>
        <source>LEAVE THE LOBBY</source>
        <translation>LOBBY VERLASSEN</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>HuntResultView</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Your score</source>
        <translation>Deine Punkte</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>You hunted</source>
        <translation>Du jagtest</translation>
    </message>
    <message>
        <source>Bounty taken</source>
        <translation>Kopfgeld erbeutet</translation>
    </message>
    <message>
        <source>Got away</source>
        <translation>Entkommen</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>Hunted by</source>
        <translation>Gejagt von</translation>
    </message>
    <message>
        <source>Took your stake</source>
        <translation>Nahm deinen Einsatz</translation>
    </message>
    <message>
        <source>Stake kept</source>
        <translation>Einsatz behalten</translation>
    </message>
    <message>
        <source>−%1</source>
        <translation>−%1</translation>
    </message>
    <message>
        <source>HUNT AGAIN</source>
        <translation>NOCH EINE JAGD</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>HuntText</name>
    <message>
        <source>%1 of %2 in the lobby</source>
        <translation>%1 von %2 in der Lobby</translation>
    </message>
    <message>
        <source>starts in %1</source>
        <translation>beginnt in %1</translation>
    </message>
    <message>
        <source>%1 in other lobbies</source>
        <translation>%1 in anderen Lobbys</translation>
    </message>
    <message>
        <source>Nobody in the lobby</source>
        <translation>Niemand in der Lobby</translation>
    </message>
    <message numerus="yes">
        <source>%n round(s) on</source>
        <translation>
            <numerusform>%n Runde läuft</numerusform>
            <numerusform>%n Runden laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more hunter(s) needed. If they do not come by then, the registration opens again.</source>
        <translation>
            <numerusform>Noch %n Jäger fehlt. Kommt er bis dahin nicht, öffnet die Anmeldung erneut.</numerusform>
            <numerusform>Noch %n Jäger fehlen. Kommen sie bis dahin nicht, öffnet die Anmeldung erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>The lobby is full: the hunt starts.</source>
        <translation>Die Lobby ist voll: Die Jagd beginnt.</translation>
    </message>
    <message>
        <source>Enough for a hunt. It starts when the registration closes, or at once with %1.</source>
        <translation>Genug für eine Jagd. Sie beginnt, wenn die Anmeldung schließt, oder sofort mit %1.</translation>
    </message>
    <message>
        <source>Rank %1</source>
        <translation>Rang %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rank of so many</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The hunt was called off. Every stake went back.</source>
        <translation>Die Jagd wurde abgebrochen. Alle Einsätze gingen zurück.</translation>
    </message>
    <message>
        <source>%1 got away from you.</source>
        <translation>%1 ist dir entkommen.</translation>
    </message>
    <message>
        <source>You hunted down %1.</source>
        <translation>Du hast %1 erlegt.</translation>
    </message>
    <message>
        <source>%1 hunted you down and took your stake.</source>
        <translation>%1 hat dich erlegt und deinen Einsatz genommen.</translation>
    </message>
    <message>
        <source>You got away from %1 and kept your stake.</source>
        <translation>Du bist %1 entkommen und behältst deinen Einsatz.</translation>
    </message>
    <message>
        <source>You left before the hunt began.</source>
        <translation>Du bist vor Beginn der Jagd gegangen.</translation>
    </message>
    <message>
        <source>Others left, and too few hunters remained.</source>
        <translation>Andere sind gegangen, und es blieben zu wenige Jäger.</translation>
    </message>
    <message>
        <source>Your connection was lost before the hunt began.</source>
        <translation>Deine Verbindung ging vor Beginn der Jagd verloren.</translation>
    </message>
    <message>
        <source>Others lost the connection, and too few hunters remained.</source>
        <translation>Andere verloren die Verbindung, und es blieben zu wenige Jäger.</translation>
    </message>
    <message>
        <source>The server was restarted before the hunt began.</source>
        <translation>Der Server wurde vor Beginn der Jagd neu gestartet.</translation>
    </message>
    <message>
        <source>The operator cancelled the hunt.</source>
        <translation>Der Betreiber hat die Jagd abgesagt.</translation>
    </message>
    <message>
        <source>You are back in the lobby with your place kept.</source>
        <translation>Du bist zurück in der Lobby und hast deinen Platz behalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s), among %1 hunters</source>
        <translation>
            <numerusform>%n Zeichen, unter %1 Jägern</numerusform>
            <numerusform>%n Zeichen, unter %1 Jägern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HuntView</name>
    <message>
        <source>Get ready</source>
        <translation>Gleich los</translation>
    </message>
    <message>
        <source>Time left %1</source>
        <translation>Noch %1</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Starts in %1</source>
        <translation>Start in %1</translation>
    </message>
    <message>
        <source>Type the sequence</source>
        <translation>Tipp die Sequenz</translation>
    </message>
</context>
<context>
    <name>JoinView</name>
    <message>
        <source>Join a game</source>
        <translation>Spiel beitreten</translation>
    </message>
    <message>
        <source>On your network</source>
        <translation>In deinem Netz</translation>
    </message>
    <message>
        <source>Looking for games. Ask a friend to choose &quot;Host a game&quot;.</source>
        <translation>Suche nach Spielen. Bitte jemanden, „Spiel eröffnen“ zu wählen.</translation>
    </message>
    <message>
        <source>No games found. Ask a friend to choose &quot;Host a game&quot;, or type an address below.</source>
        <translation>Kein Spiel gefunden. Bitte jemanden, „Spiel eröffnen“ zu wählen, oder gib unten eine Adresse ein.</translation>
    </message>
    <message>
        <source>Or an address</source>
        <translation>Oder eine Adresse</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>LadderPage</name>
    <message>
        <source>Ladder</source>
        <translation>Rangliste</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Callsign</source>
        <translation>Rufname</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Spiele</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>The ladder could not be loaded</source>
        <translation>Die Rangliste wurde nicht geladen</translation>
    </message>
    <message>
        <source>Nobody has played yet</source>
        <translation>Noch hat niemand gespielt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>Duels</source>
        <translation>Duelle</translation>
    </message>
    <message>
        <source>Wars</source>
        <translation>Kriege</translation>
    </message>
    <message>
        <source>Hunts</source>
        <translation>Jagden</translation>
    </message>
</context>
<context>
    <name>LadderRow</name>
    <message>
        <source>%1, %2, rating %3, %4 games, %5 won</source>
        <translation>%1, %2, Wertung %3, Spiele %4, gewonnen %5</translation>
    </message>
</context>
<context>
    <name>LanServerRow</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>LandPanel</name>
    <message>
        <source>Starts in %1</source>
        <translation>Start in %1</translation>
    </message>
    <message>
        <source>Watch the battle</source>
        <translation>Beim Kampf zusehen</translation>
    </message>
</context>
<context>
    <name>LeaveAsk</name>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>LookSettings</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>%L1 %</source>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing fades or slides. Bars still show the time that is left.</source>
        <translation>Nichts blendet oder gleitet. Balken zeigen weiter, wie viel Zeit bleibt.</translation>
    </message>
    <message>
        <source>Scan lines</source>
        <translation>Bildzeilen</translation>
    </message>
    <message>
        <source>Faint lines over the picture, never over what you type.</source>
        <translation>Feine Linien über dem Bild, nie über dem, was du tippst.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>GHOSTNET Arcade</source>
        <translation>GHOSTNET Arcade</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Show the muster</source>
        <translation>Zur Aufstellung</translation>
    </message>
    <message>
        <source>Withdrawing</source>
        <translation>Wird zurückgezogen</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>The map could not be loaded</source>
        <translation>Die Karte konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>MatchDetails</name>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>%1 typed
%2 wpm
%3 exact</source>
        <translation>%1 getippt
%2 WPM
%3 genau</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Transaction hash</source>
        <translation>Transaktions-Hash</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>%1
%2 played</source>
        <translation>%1
%2 gespielt</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Copy the transaction hash</source>
        <translation>Transaktions-Hash kopieren</translation>
    </message>
</context>
<context>
    <name>MatchList</name>
    <message>
        <source>Spectate</source>
        <translation>Zuschauen</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Spiele</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Duels</source>
        <translation>Duelle</translation>
    </message>
    <message>
        <source>Wars</source>
        <translation>Kriege</translation>
    </message>
    <message>
        <source>Hunts</source>
        <translation>Jagden</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>The matches could not be loaded</source>
        <translation>Die Matches wurden nicht geladen</translation>
    </message>
    <message>
        <source>Nobody plays right now</source>
        <translation>Gerade spielt niemand</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Start a duel</source>
        <translation>Duell beginnen</translation>
    </message>
    <message>
        <source>Your latest bets</source>
        <translation>Deine letzten Wetten</translation>
    </message>
</context>
<context>
    <name>MatchPromptContent</name>
    <message>
        <source>Match found. %1, rating %2. Enter accepts, Escape declines.</source>
        <translation>Match gefunden. %1, Wertung %2. Enter nimmt an, Escape lehnt ab.</translation>
    </message>
    <message>
        <source>Match found</source>
        <translation>Match gefunden</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>Noch %n Sekunde</numerusform>
            <numerusform>Noch %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>VS</source>
        <translation>VS</translation>
    </message>
    <message>
        <source>Opponent</source>
        <translation>Gegner</translation>
    </message>
    <message>
        <source>Stake each</source>
        <translation>Jeder setzt</translation>
    </message>
    <message>
        <source>Winner takes</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Burned</source>
        <translation>Verbrannt</translation>
    </message>
    <message>
        <source>ACCEPTED</source>
        <translation>ANGENOMMEN</translation>
    </message>
    <message>
        <source>ACCEPT</source>
        <translation>ANNEHMEN</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>MatchRow</name>
    <message>
        <source>bets open</source>
        <translation>Wetten offen</translation>
    </message>
</context>
<context>
    <name>MatchText</name>
    <message>
        <source>No opponents found. Try a different stake tier.</source>
        <translation>Niemand gefunden. Versuch eine andere Einsatzstufe.</translation>
    </message>
    <message>
        <source>This is taking long. Widen your rating limits or try another stake tier.</source>
        <translation>Das dauert lange. Erweitere deine Wertungsgrenzen oder versuch eine andere Einsatzstufe.</translation>
    </message>
    <message>
        <source>You were away for too long.</source>
        <translation>Du warst zu lange weg.</translation>
    </message>
    <message>
        <source>Removed by the operator.</source>
        <translation>Vom Betreiber entfernt.</translation>
    </message>
    <message>
        <source>The server is about to stop. Running matches are played to their end.</source>
        <translation>Der Server fährt gleich herunter. Laufende Matches werden zu Ende gespielt.</translation>
    </message>
    <message>
        <source>Code duel</source>
        <translation>Code-Duell</translation>
    </message>
    <message>
        <source>Proxy war</source>
        <translation>Proxy-Krieg</translation>
    </message>
    <message>
        <source>Bounty hunt</source>
        <translation>Kopfgeld</translation>
    </message>
    <message>
        <source>Direct game</source>
        <translation>Direktes Spiel</translation>
    </message>
    <message>
        <source>Bronze</source>
        <translation>Bronze</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>Silber</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Diamond</source>
        <translation>Diamant</translation>
    </message>
    <message>
        <source>Victory</source>
        <translation>Sieg</translation>
    </message>
    <message>
        <source>Defeat</source>
        <translation>Niederlage</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Match void</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Your opponent</source>
        <translation>Dein Gegner</translation>
    </message>
    <message>
        <source>You finished the sequence first.</source>
        <translation>Du warst zuerst mit der Sequenz fertig.</translation>
    </message>
    <message>
        <source>%1 finished the sequence first.</source>
        <translation>%1 war zuerst mit der Sequenz fertig.</translation>
    </message>
    <message>
        <source>%1 gave up, or did not come back in time.</source>
        <translation>%1 hat aufgegeben oder kam nicht rechtzeitig zurück.</translation>
    </message>
    <message>
        <source>You gave up, or did not come back in time.</source>
        <translation>Du hast aufgegeben oder kamst nicht rechtzeitig zurück.</translation>
    </message>
    <message>
        <source>The match was called off. Nobody has lost anything.</source>
        <translation>Das Match wurde abgesagt. Niemand hat etwas verloren.</translation>
    </message>
    <message>
        <source>Time ran out with both of you level. The stakes went back.</source>
        <translation>Die Zeit ist um, ihr liegt gleichauf. Die Einsätze gingen zurück.</translation>
    </message>
    <message>
        <source>Time ran out level: you were more accurate.</source>
        <translation>Die Zeit ist um, gleichauf: Du warst genauer.</translation>
    </message>
    <message>
        <source>Time ran out: you were ahead.</source>
        <translation>Die Zeit ist um: Du lagst vorn.</translation>
    </message>
    <message>
        <source>Time ran out level: %1 was more accurate.</source>
        <translation>Die Zeit ist um, gleichauf: %1 war genauer.</translation>
    </message>
    <message>
        <source>Time ran out: %1 was ahead.</source>
        <translation>Die Zeit ist um: %1 lag vorn.</translation>
    </message>
    <message>
        <source>You declined the match.</source>
        <translation>Du hast das Match abgelehnt.</translation>
    </message>
    <message>
        <source>%1 declined.</source>
        <translation>%1 hat abgelehnt.</translation>
    </message>
    <message>
        <source>You did not answer in time.</source>
        <translation>Du hast nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Your connection was lost before the start.</source>
        <translation>Deine Verbindung brach vor dem Start ab.</translation>
    </message>
    <message>
        <source>%1 lost the connection before the start.</source>
        <translation>%1 hat vor dem Start die Verbindung verloren.</translation>
    </message>
    <message>
        <source>You left before the start.</source>
        <translation>Du bist vor dem Start gegangen.</translation>
    </message>
    <message>
        <source>%1 left before the start.</source>
        <translation>%1 ist vor dem Start gegangen.</translation>
    </message>
    <message>
        <source>The server was restarted before the start.</source>
        <translation>Der Server wurde vor dem Start neu gestartet.</translation>
    </message>
    <message>
        <source>The operator cancelled the match.</source>
        <translation>Der Betreiber hat das Match abgesagt.</translation>
    </message>
    <message>
        <source>You are back in the queue with your waiting time kept.</source>
        <translation>Du bist wieder in der Warteschlange und behältst deine Wartezeit.</translation>
    </message>
    <message>
        <source>Your stake is back.</source>
        <translation>Du hast deinen Einsatz zurück.</translation>
    </message>
    <message>
        <source>You left too many matches before their start: entering is blocked for %1.</source>
        <translation>Du bist zu oft vor dem Start gegangen: Die Warteschlange ist für dich %1 gesperrt.</translation>
    </message>
    <message>
        <source>Leave another one within 10 minutes, and entering is blocked for a while.</source>
        <translation>Gehst du innerhalb von 10 Minuten noch einmal, ist die Warteschlange für dich eine Weile gesperrt.</translation>
    </message>
    <message>
        <source>your opponent</source>
        <translation>dein Gegner</translation>
    </message>
    <message>
        <source>A player stayed away.</source>
        <translation>Ein Spieler blieb weg.</translation>
    </message>
    <message>
        <source>No crew took your attack up. Try another territory or stake.</source>
        <translation>Keine Crew hat den Angriff angenommen. Versuch ein anderes Gebiet oder einen anderen Einsatz.</translation>
    </message>
    <message>
        <source>Your crew holds this territory.</source>
        <translation>Deine Crew hält dieses Gebiet.</translation>
    </message>
    <message>
        <source>Not enough players were there to begin.</source>
        <translation>Es waren nicht genug Spieler da, um anzufangen.</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Make leader</source>
        <translation>Führung geben</translation>
    </message>
    <message>
        <source>Make %1 the leader</source>
        <translation>%1 die Führung geben</translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Kick %1</source>
        <translation>%1 ausschließen</translation>
    </message>
</context>
<context>
    <name>ModeCard</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ModeCards</name>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
</context>
<context>
    <name>MusterView</name>
    <message>
        <source>Calls</source>
        <translation>Rufe</translation>
    </message>
    <message>
        <source>VS</source>
        <translation>VS</translation>
    </message>
    <message>
        <source>The roster is locked in %1</source>
        <translation>Die Aufstellung schließt in %1</translation>
    </message>
    <message>
        <source>until the roster is locked and the war begins</source>
        <translation>bis die Aufstellung schließt und der Krieg beginnt</translation>
    </message>
    <message>
        <source>Your roster</source>
        <translation>Eure Aufstellung</translation>
    </message>
    <message>
        <source>Your roster: %1</source>
        <translation>Eure Aufstellung: %1</translation>
    </message>
    <message>
        <source>Who comes for the other crew is told once both rosters are locked.</source>
        <translation>Wer für die andere Crew kommt, zeigt sich, wenn beide Aufstellungen geschlossen sind.</translation>
    </message>
    <message>
        <source>Stake of each crew</source>
        <translation>Einsatz jeder Crew</translation>
    </message>
    <message>
        <source>Held when you join</source>
        <translation>Hinterlegt, wenn du mitmachst</translation>
    </message>
    <message>
        <source>The winners share</source>
        <translation>Die Sieger teilen</translation>
    </message>
    <message>
        <source>ANSWERING</source>
        <translation>ANTWORTET</translation>
    </message>
    <message>
        <source>JOIN THE ROSTER</source>
        <translation>MITMACHEN</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Stay out</source>
        <translation>Nicht mitmachen</translation>
    </message>
    <message>
        <source>Leave the roster</source>
        <translation>Aufstellung verlassen</translation>
    </message>
</context>
<context>
    <name>OwnFigures</name>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
</context>
<context>
    <name>PlayPage</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stake</source>
        <translation>Einsatz</translation>
    </message>
    <message>
        <source>Balance %1 · %2</source>
        <translation>Guthaben %1 · %2</translation>
    </message>
    <message>
        <source>ENTERING</source>
        <translation>SUCHE BEGINNT</translation>
    </message>
    <message>
        <source>ENTER QUEUE</source>
        <translation>GEGNER SUCHEN</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Direct games ▸</source>
        <translation>Direkte Spiele ▸</translation>
    </message>
    <message>
        <source>Direct games</source>
        <translation>Direkte Spiele</translation>
    </message>
    <message>
        <source>JOIN THE HUNT</source>
        <translation>AUF DIE JAGD</translation>
    </message>
    <message>
        <source>War</source>
        <translation>Krieg</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>▾ Preferences</source>
        <translation>▾ Gegnerwahl</translation>
    </message>
    <message>
        <source>▸ Preferences</source>
        <translation>▸ Gegnerwahl</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Gegnerwahl</translation>
    </message>
    <message>
        <source>Search wider over time</source>
        <translation>Suche mit der Zeit ausweiten</translation>
    </message>
    <message>
        <source>Off: never more than 300 rating points away</source>
        <translation>Aus: nie mehr als 300 Wertungspunkte entfernt</translation>
    </message>
    <message>
        <source>Lowest rating</source>
        <translation>Kleinste Wertung</translation>
    </message>
    <message>
        <source>any</source>
        <translation>jede</translation>
    </message>
    <message>
        <source>Above the highest rating</source>
        <translation>Über der größten Wertung</translation>
    </message>
    <message>
        <source>Highest rating</source>
        <translation>Größte Wertung</translation>
    </message>
</context>
<context>
    <name>ProblemView</name>
    <message>
        <source>That did not work</source>
        <translation>Das ging nicht</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>Protokoll: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>The folder %1 cannot be made or written.</source>
        <translation>Der Ordner %1 kann nicht angelegt oder beschrieben werden.</translation>
    </message>
    <message>
        <source>The profile &apos;%1&apos; is in use by another window. Close that one, or choose another with --profile NAME.</source>
        <translation>Das Profil „%1“ wird von einem anderen Fenster benutzt. Schließ jenes oder wähle mit --profile NAME ein anderes.</translation>
    </message>
</context>
<context>
    <name>ProfileSettings</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Callsign</source>
        <translation>Rufname</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>Whoever knows it can play as you on this server. Keep a copy in a safe place.</source>
        <translation>Wer ihn kennt, kann auf diesem Server als du spielen. Bewahre eine Kopie sicher auf.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The recovery key</source>
        <translation>Der Wiederherstellungsschlüssel</translation>
    </message>
</context>
<context>
    <name>Race</name>
    <message>
        <source>Progress over time left</source>
        <translation>Fortschritt über die Restzeit</translation>
    </message>
    <message>
        <source>0:00</source>
        <translation>0:00</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>Ctrl 1</source>
        <translation>Strg 1</translation>
    </message>
    <message>
        <source>Spectate</source>
        <translation>Zuschauen</translation>
    </message>
    <message>
        <source>Ctrl 2</source>
        <translation>Strg 2</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>Crew</translation>
    </message>
    <message>
        <source>Ctrl 3</source>
        <translation>Strg 3</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>Rangliste</translation>
    </message>
    <message>
        <source>Ctrl 4</source>
        <translation>Strg 4</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Ctrl 5</source>
        <translation>Strg 5</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Ctrl 6</source>
        <translation>Strg 6</translation>
    </message>
</context>
<context>
    <name>RailItem</name>
    <message>
        <source>Key: %1</source>
        <translation>Taste: %1</translation>
    </message>
</context>
<context>
    <name>RangeAxis</name>
    <message>
        <source>You %L1</source>
        <translation>Du %L1</translation>
    </message>
    <message>
        <source>%L1</source>
        <translation>%L1</translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message>
        <source>%1: you %2, opponent %3</source>
        <translation>%1: du %2, Gegner %3</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
</context>
<context>
    <name>ResultMoney</name>
    <message>
        <source>Credited</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>%1 → %2 (%3)</source>
        <translation>%1 → %2 (%3)</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Settling</source>
        <translation>Wird verbucht</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Waiting for settlement</source>
        <translation>Wartet auf die Buchung</translation>
    </message>
    <message>
        <source>Copy the transaction hash</source>
        <translation>Transaktions-Hash kopieren</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Typed</source>
        <translation>Getippt</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1 wpm</source>
        <translation>%1 WPM</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>PLAY AGAIN</source>
        <translation>NOCH EINMAL</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>RosterPlace</name>
    <message>
        <source>Open, needed</source>
        <translation>Frei, wird gebraucht</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>%1, rating %2</source>
        <translation>%1, Wertung %2</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>gesucht</translation>
    </message>
    <message>
        <source>open</source>
        <translation>frei</translation>
    </message>
</context>
<context>
    <name>SearchText</name>
    <message>
        <source>This is taking long. Another stake may be quicker.</source>
        <translation>Das dauert lange. Mit anderem Einsatz geht es vielleicht schneller.</translation>
    </message>
    <message>
        <source>widens in %1 s</source>
        <translation>wächst in %1 s</translation>
    </message>
    <message>
        <source>Ratings from %1 to %2</source>
        <translation>Wertungen von %1 bis %2</translation>
    </message>
    <message>
        <source>Ratings from %1</source>
        <translation>Wertungen ab %1</translation>
    </message>
    <message>
        <source>Ratings up to %1</source>
        <translation>Wertungen bis %1</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>Jede Wertung</translation>
    </message>
    <message>
        <source>Nobody is in your range yet</source>
        <translation>Noch niemand in deinem Bereich</translation>
    </message>
    <message>
        <source>1 player is in your range</source>
        <translation>1 Spieler in deinem Bereich</translation>
    </message>
    <message numerus="yes">
        <source>%n players are in your range</source>
        <translation>
            <numerusform>%n Spieler in deinem Bereich</numerusform>
            <numerusform>%n Spieler in deinem Bereich</numerusform>
        </translation>
    </message>
    <message>
        <source>1 of them is outside your own bounds</source>
        <translation>1 davon außerhalb deiner Grenzen</translation>
    </message>
    <message numerus="yes">
        <source>%n of them are outside your own bounds</source>
        <translation>
            <numerusform>%n davon außerhalb deiner Grenzen</numerusform>
            <numerusform>%n davon außerhalb deiner Grenzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch unbekannt</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>about %1 (%2 to %3)</source>
        <translation>etwa %1 (%2 bis %3)</translation>
    </message>
</context>
<context>
    <name>SearchingView</name>
    <message>
        <source>Search paused</source>
        <translation>Suche pausiert</translation>
    </message>
    <message>
        <source>Searching for %1</source>
        <translation>Suche seit %1</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Estimated wait</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Players in tier</source>
        <translation>In dieser Stufe</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>LEAVING</source>
        <translation>WIRD BEENDET</translation>
    </message>
    <message>
        <source>CANCEL SEARCH</source>
        <translation>SUCHE ABBRECHEN</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ServerSettings</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>None yet. Join or host a game, and it is listed here.</source>
        <translation>Noch keine. Tritt einem Spiel bei oder eröffne eins, dann steht es hier.</translation>
    </message>
    <message>
        <source>%1 · you are here</source>
        <translation>%1 · hier bist du</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>Hier bist du</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>As %1</source>
        <translation>Als %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget this server</source>
        <translation>Server vergessen</translation>
    </message>
    <message>
        <source>The recovery key of %1 on %2 is deleted from this computer. Without a copy of it nobody can play as %1 there again.</source>
        <translation>Der Wiederherstellungsschlüssel von %1 auf %2 wird von diesem Rechner gelöscht. Ohne eine Kopie kann dort niemand mehr als %1 spielen.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Hosted here</source>
        <translation>Dein Spiel</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>Dieses Programm</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>SoundSettings</name>
    <message>
        <source>Sound and notifications</source>
        <translation>Ton und Hinweise</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>%L1 %</source>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation>Desktop-Hinweise</translation>
    </message>
    <message>
        <source>When a match is found while you look elsewhere.</source>
        <translation>Wenn ein Match gefunden wird, während du woanders bist.</translation>
    </message>
</context>
<context>
    <name>SpectateText</name>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 and %n other(s)</source>
        <translation>
            <numerusform>%1, %2 und %n weiterer</numerusform>
            <numerusform>%1, %2 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 watching</source>
        <translation>%1 schauen zu</translation>
    </message>
    <message>
        <source>Match cancelled</source>
        <translation>Match abgesagt</translation>
    </message>
    <message>
        <source>%1 wins</source>
        <translation>%1 gewinnt</translation>
    </message>
    <message>
        <source>It fell through before its start. Every bet goes back.</source>
        <translation>Es kam vor dem Start nicht zustande. Alle Wetten gehen zurück.</translation>
    </message>
    <message>
        <source>The match was called off. Every bet goes back.</source>
        <translation>Das Match wurde abgebrochen. Alle Wetten gehen zurück.</translation>
    </message>
    <message>
        <source>Time ran out level. Every bet goes back.</source>
        <translation>Die Zeit ist um, beide liegen gleichauf. Alle Wetten gehen zurück.</translation>
    </message>
    <message>
        <source>First to finish the sequence.</source>
        <translation>Zuerst mit der Sequenz fertig.</translation>
    </message>
    <message>
        <source>Ahead when time ran out.</source>
        <translation>Lag vorn, als die Zeit um war.</translation>
    </message>
    <message>
        <source>The other side gave up, or did not come back in time.</source>
        <translation>Die andere Seite hat aufgegeben oder kam nicht rechtzeitig zurück.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Won %1</source>
        <translation>%1 gewonnen</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>A match you bet on</source>
        <translation>Ein Match, auf das du gewettet hast</translation>
    </message>
    <message numerus="yes">
        <source>%n players</source>
        <translation>
            <numerusform>%n Spieler</numerusform>
            <numerusform>%n Spieler</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 zu %2</translation>
    </message>
    <message>
        <source>Your bets are given back.</source>
        <translation>Deine Wetten gehen zurück.</translation>
    </message>
    <message>
        <source>Your bets are lost.</source>
        <translation>Deine Wetten sind verloren.</translation>
    </message>
    <message>
        <source>Your bets return %1.</source>
        <translation>Deine Wetten bringen %1.</translation>
    </message>
    <message>
        <source>%1 is over. %2</source>
        <translation>%1 ist vorbei. %2</translation>
    </message>
    <message>
        <source>Not told: see your balance</source>
        <translation>Nicht gemeldet: sieh auf dein Guthaben</translation>
    </message>
</context>
<context>
    <name>SpectateView</name>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Starts in %1</source>
        <translation>Start in %1</translation>
    </message>
    <message>
        <source>Time left %1</source>
        <translation>Noch %1</translation>
    </message>
    <message>
        <source>starts in</source>
        <translation>Start in</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Watch again</source>
        <translation>Wieder zuschauen</translation>
    </message>
    <message>
        <source>time left</source>
        <translation>noch</translation>
    </message>
</context>
<context>
    <name>SpectateWords</name>
    <message>
        <source>about %1 behind</source>
        <translation>etwa %1 verzögert</translation>
    </message>
    <message>
        <source>You are not watching any more</source>
        <translation>Du schaust nicht mehr zu</translation>
    </message>
    <message>
        <source>The match has ended, or you were away for too long. What you have bet stays bet.</source>
        <translation>Das Match ist zu Ende, oder du warst zu lange weg. Deine Wetten gelten weiter.</translation>
    </message>
    <message>
        <source>%1 wpm</source>
        <translation>%1 WPM</translation>
    </message>
</context>
<context>
    <name>Standings</name>
    <message>
        <source>Hunters</source>
        <translation>Jäger</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Punkte</translation>
    </message>
</context>
<context>
    <name>StepColumn</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>StopHostingButton</name>
    <message>
        <source>Stop hosting</source>
        <translation>Spiel schließen</translation>
    </message>
    <message>
        <source>Everyone who is connected loses the connection. Matches that are being played go on when you host again.</source>
        <translation>Alle Verbundenen verlieren die Verbindung. Laufende Matches gehen weiter, wenn du das Spiel wieder eröffnest.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Laufen lassen</translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message>
        <source>Your target</source>
        <translation>Dein Ziel</translation>
    </message>
    <message>
        <source>Being assigned</source>
        <translation>Wird zugeteilt</translation>
    </message>
    <message>
        <source>Your target is %1, %2, bounty %3</source>
        <translation>Dein Ziel ist %1, %2, Kopfgeld %3</translation>
    </message>
    <message>
        <source>Bounty</source>
        <translation>Kopfgeld</translation>
    </message>
    <message>
        <source>you are %1</source>
        <translation>du: %1</translation>
    </message>
</context>
<context>
    <name>TerritoryGrid</name>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
</context>
<context>
    <name>TierSegment</name>
    <message>
        <source>Stake %1, %2</source>
        <translation>Einsatz %1, %2</translation>
    </message>
    <message>
        <source>Stake %1: more than you have</source>
        <translation>Einsatz %1: mehr, als du hast</translation>
    </message>
</context>
<context>
    <name>TierSegments</name>
    <message>
        <source>Stake</source>
        <translation>Einsatz</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Toggle</name>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Wertung</translation>
    </message>
</context>
<context>
    <name>WarResultView</name>
    <message>
        <source>%1. %2 %3</source>
        <translation>%1. %2 %3</translation>
    </message>
    <message>
        <source>TO THE MAP</source>
        <translation>ZUR KARTE</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Your share of the stake: %1</source>
        <translation>Dein Anteil am Einsatz: %1</translation>
    </message>
</context>
<context>
    <name>WarText</name>
    <message>
        <source>%1 wpm</source>
        <translation>%1 WPM</translation>
    </message>
    <message>
        <source>left</source>
        <translation>gegangen</translation>
    </message>
    <message>
        <source>away</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>%1, score %2, %3</source>
        <translation>%1, %2 Punkte, %3</translation>
    </message>
    <message>
        <source>, you</source>
        <translation>, du</translation>
    </message>
    <message>
        <source>Too few of your crew were there when the war was to start.</source>
        <translation>Zu wenige aus deiner Crew waren da, als der Krieg beginnen sollte.</translation>
    </message>
    <message>
        <source>Too few of the other crew were there.</source>
        <translation>Zu wenige aus der anderen Crew waren da.</translation>
    </message>
    <message>
        <source>Too few were there when the war was to start.</source>
        <translation>Es waren zu wenige da, als der Krieg beginnen sollte.</translation>
    </message>
    <message>
        <source>The roster was locked without you.</source>
        <translation>Die Aufstellung wurde ohne dich geschlossen.</translation>
    </message>
    <message>
        <source>You were away when the roster was locked.</source>
        <translation>Du warst weg, als die Aufstellung geschlossen wurde.</translation>
    </message>
    <message>
        <source>You left the roster.</source>
        <translation>Du hast die Aufstellung verlassen.</translation>
    </message>
    <message>
        <source>The server was restarted before the war.</source>
        <translation>Der Server wurde vor dem Krieg neu gestartet.</translation>
    </message>
    <message>
        <source>The operator called the war off.</source>
        <translation>Der Betreiber hat den Krieg abgesagt.</translation>
    </message>
    <message>
        <source>You declined the war.</source>
        <translation>Du hast den Krieg abgelehnt.</translation>
    </message>
    <message>
        <source>What you held for it is back.</source>
        <translation>Was du dafür hinterlegt hast, ist zurück.</translation>
    </message>
    <message>
        <source>Your attack on %1 is over.</source>
        <translation>Dein Angriff auf %1 ist vorbei.</translation>
    </message>
    <message>
        <source>At war for %1</source>
        <translation>Im Krieg um %1</translation>
    </message>
    <message>
        <source>Your crew is called to %1</source>
        <translation>Deine Crew wird nach %1 gerufen</translation>
    </message>
    <message>
        <source>Your attack on %1 waits</source>
        <translation>Dein Angriff auf %1 wartet</translation>
    </message>
    <message numerus="yes">
        <source>[%1] %n online</source>
        <translation>
            <numerusform>[%1] %n online</numerusform>
            <numerusform>[%1] %n online</numerusform>
        </translation>
    </message>
    <message>
        <source>You are in no crew yet</source>
        <translation>Du bist noch in keiner Crew</translation>
    </message>
    <message>
        <source>Looking for your crew</source>
        <translation>Sucht deine Crew</translation>
    </message>
    <message>
        <source>SHOW THE MUSTER</source>
        <translation>ZUR AUFSTELLUNG</translation>
    </message>
    <message>
        <source>TO THE MAP</source>
        <translation>ZUR KARTE</translation>
    </message>
    <message>
        <source>TO YOUR CREW</source>
        <translation>ZU DEINER CREW</translation>
    </message>
    <message>
        <source>Your crew is called to %1. Join its roster before it is locked.</source>
        <translation>Deine Crew wird nach %1 gerufen. Mach mit, bevor die Aufstellung schließt.</translation>
    </message>
    <message>
        <source>Your attack on %1 waits for another crew. Until it is taken up or withdrawn, you can enter no queue.</source>
        <translation>Dein Angriff auf %1 wartet auf eine andere Crew. Bis er angenommen oder zurückgezogen ist, kannst du in keine Warteschlange.</translation>
    </message>
    <message>
        <source>Wars are fought by crews of three and more. Found one, or join one by its invite code.</source>
        <translation>Kriege führen Crews ab drei Leuten. Gründe eine, oder tritt mit einem Einladungscode einer bei.</translation>
    </message>
    <message>
        <source>You lead the crew. Choose a territory on the map and attack it: three of you have to be online.</source>
        <translation>Du führst die Crew. Wähle auf der Karte ein Gebiet und greif es an: Drei von euch müssen online sein.</translation>
    </message>
    <message>
        <source>%1 leads the crew and may attack a territory. You are called when there is a war.</source>
        <translation>%1 führt die Crew und kann ein Gebiet angreifen. Gibt es Krieg, wirst du gerufen.</translation>
    </message>
    <message>
        <source>The war was called off. Nobody has lost anything.</source>
        <translation>Der Krieg wurde abgesagt. Niemand hat etwas verloren.</translation>
    </message>
    <message>
        <source>Time ran out with both crews level. The stakes went back.</source>
        <translation>Die Zeit lief gleichauf ab. Die Einsätze sind zurück.</translation>
    </message>
    <message>
        <source>Nobody of the other crew was left.</source>
        <translation>Von der anderen Crew war niemand mehr da.</translation>
    </message>
    <message>
        <source>Nobody of your crew was left.</source>
        <translation>Von deiner Crew war niemand mehr da.</translation>
    </message>
    <message>
        <source>Time ran out with your crew ahead.</source>
        <translation>Die Zeit lief ab, und deine Crew lag vorn.</translation>
    </message>
    <message>
        <source>Time ran out: they were ahead.</source>
        <translation>Die Zeit lief ab: Sie lagen vorn.</translation>
    </message>
    <message numerus="yes">
        <source>%n battle(s) on</source>
        <translation>
            <numerusform>%n Schlacht im Gang</numerusform>
            <numerusform>%n Schlachten im Gang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attack(s) waiting</source>
        <translation>
            <numerusform>%n Angriff wartet</numerusform>
            <numerusform>%n Angriffe warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WarView</name>
    <message>
        <source>Get ready</source>
        <translation>Gleich los</translation>
    </message>
    <message>
        <source>Time left %1</source>
        <translation>Noch %1</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Starts in %1</source>
        <translation>Start in %1</translation>
    </message>
    <message>
        <source>Type the sequence</source>
        <translation>Tippe die Sequenz</translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message>
        <source>%1 Key: %2</source>
        <translation>%1 Taste: %2</translation>
    </message>
</context>
<context>
    <name>WaysView</name>
    <message>
        <source>Two players, one line of code, one stake. How do you want to play?</source>
        <translation>Zwei Spieler, eine Zeile Code, ein Einsatz. Wie möchtest du spielen?</translation>
    </message>
    <message>
        <source>Play on this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Starts a server of your own, on this computer only. It stops with this window.</source>
        <translation>Startet deinen eigenen Server, nur auf diesem Rechner. Er endet mit diesem Fenster.</translation>
    </message>
    <message>
        <source>Join a game</source>
        <translation>Spiel beitreten</translation>
    </message>
    <message>
        <source>Finds the games on your network, or takes the address a friend tells you.</source>
        <translation>Findet die Spiele in deinem Netz oder nimmt die Adresse, die man dir nennt.</translation>
    </message>
    <message>
        <source>Host a game</source>
        <translation>Spiel eröffnen</translation>
    </message>
    <message>
        <source>Starts a server for your network and shows the address to tell your friends.</source>
        <translation>Startet einen Server für dein Netz und zeigt die Adresse für deine Freunde.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Ctrl 6</source>
        <translation>Strg 6</translation>
    </message>
</context>
<context>
    <name>arcade::client::AppModel</name>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>arcade::client::ArenaModel</name>
    <message>
        <source>Opponent</source>
        <translation>Gegner</translation>
    </message>
    <message>
        <source>The connection is lost. Come back before the start, and you play.</source>
        <translation>Die Verbindung ist weg. Kommst du vor dem Start zurück, spielst du mit.</translation>
    </message>
    <message>
        <source>The connection is lost. Type on: your keys are kept and sent once it is back.</source>
        <translation>Die Verbindung ist weg. Tipp weiter: Alles wird behalten und gesendet, wenn sie wieder da ist.</translation>
    </message>
    <message>
        <source>Pasted text does not count here. Type it.</source>
        <translation>Eingefügter Text zählt hier nicht. Tipp ihn.</translation>
    </message>
    <message>
        <source>1 wrong character: Backspace to go on</source>
        <translation>1 falsches Zeichen: weiter mit der Rücktaste</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong characters: Backspace to go on</source>
        <translation>
            <numerusform>%n falsches Zeichen: weiter mit der Rücktaste</numerusform>
            <numerusform>%n falsche Zeichen: weiter mit der Rücktaste</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 lost the connection. If that lasts until the start, you are back in the queue.</source>
        <translation>%1 hat die Verbindung verloren. Bleibt das bis zum Start so, bist du wieder in der Warteschlange.</translation>
    </message>
    <message>
        <source>The server was away. %1 has %2 s to come back, else the stakes are returned. Keep typing.</source>
        <translation>Der Server war weg. %1 hat %2 s Zeit zurückzukommen, sonst gibt es die Einsätze zurück. Tipp weiter.</translation>
    </message>
    <message>
        <source>%1 lost the connection and has %2 s to come back, else you win. Keep typing.</source>
        <translation>%1 hat die Verbindung verloren und %2 s Zeit zurückzukommen, sonst gewinnst du. Tipp weiter.</translation>
    </message>
</context>
<context>
    <name>arcade::client::BetSlipModel</name>
    <message>
        <source>Your balance is too small for this bet. Lower the amount.</source>
        <translation>Dein Guthaben ist zu klein für diese Wette. Senke den Betrag.</translation>
    </message>
    <message>
        <source>The match is over.</source>
        <translation>Das Match ist vorbei.</translation>
    </message>
    <message>
        <source>The game has begun: bets are closed.</source>
        <translation>Das Spiel läuft: Wetten sind geschlossen.</translation>
    </message>
    <message>
        <source>You cannot bet on a match you play in.</source>
        <translation>Auf dein eigenes Match kannst du nicht wetten.</translation>
    </message>
    <message>
        <source>The connection is lost: you can bet once it is back.</source>
        <translation>Die Verbindung ist weg: Wetten kannst du, sobald sie wieder steht.</translation>
    </message>
    <message>
        <source>You have bet the %1 that one match takes.</source>
        <translation>Du hast die %1 gesetzt, die ein Match annimmt.</translation>
    </message>
    <message>
        <source>Your balance is too small for a bet.</source>
        <translation>Dein Guthaben ist zu klein für eine Wette.</translation>
    </message>
    <message>
        <source>%1 to %2 $DATA on this match</source>
        <translation>%1 bis %2 $DATA auf dieses Match</translation>
    </message>
    <message>
        <source>about %1 back if %2 wins</source>
        <translation>etwa %1 zurück, wenn %2 gewinnt</translation>
    </message>
</context>
<context>
    <name>arcade::client::ConnectionModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinde</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Verbinde neu</translation>
    </message>
    <message>
        <source>Playing elsewhere</source>
        <translation>Anderswo im Spiel</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>The server on this computer stopped by itself and is started again.</source>
        <translation>Der Server auf diesem Rechner ist von selbst stehen geblieben und wird neu gestartet.</translation>
    </message>
    <message>
        <source>You went on playing in another window or on another computer.</source>
        <translation>Du hast in einem anderen Fenster oder auf einem anderen Rechner weitergespielt.</translation>
    </message>
    <message>
        <source>Connection lost. Reconnecting.</source>
        <translation>Verbindung verloren. Neuer Versuch.</translation>
    </message>
    <message>
        <source>Connection lost. Reconnecting in %1 s.</source>
        <translation>Verbindung verloren. Neuer Versuch in %1 s.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Play here</source>
        <translation>Hier spielen</translation>
    </message>
    <message>
        <source>Trust it</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>The operator sent you away from this server. Ask the host before you return.</source>
        <translation>Der Betreiber hat dich von diesem Server verwiesen. Frag den Gastgeber, bevor du wiederkommst.</translation>
    </message>
    <message>
        <source>The server did not understand this program and hung up. Use the same version of both.</source>
        <translation>Der Server hat dieses Programm nicht verstanden und aufgelegt. Nimm für beide dieselbe Version.</translation>
    </message>
    <message>
        <source>Choose a callsign</source>
        <translation>Rufnamen wählen</translation>
    </message>
    <message>
        <source>The server does not take your callsign. Choose another one.</source>
        <translation>Der Server nimmt deinen Rufnamen nicht. Wähle einen anderen.</translation>
    </message>
</context>
<context>
    <name>arcade::client::CrewModel</name>
    <message>
        <source>You are no member of %1 any more.</source>
        <translation>Du bist kein Mitglied von %1 mehr.</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>leaves after the battle</source>
        <translation>geht nach dem Kampf</translation>
    </message>
    <message>
        <source>you</source>
        <translation>du</translation>
    </message>
    <message>
        <source>%1, %2, %3, rating %4</source>
        <translation>%1, %2, %3, Wertung %4</translation>
    </message>
    <message>
        <source>There is no connection to the server: this is the last that was known.</source>
        <translation>Es gibt keine Verbindung zum Server: Das ist der letzte bekannte Stand.</translation>
    </message>
    <message>
        <source>There is no connection to the server. Your crew is shown once there is.</source>
        <translation>Es gibt keine Verbindung zum Server. Deine Crew zeigt sich, sobald es sie gibt.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>members of a crew</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Enough of you are online to attack.</source>
        <translation>Genug von euch sind für einen Angriff online.</translation>
    </message>
    <message>
        <source>Enough of you are online for an attack by %1.</source>
        <translation>Genug von euch sind online, damit %1 angreifen kann.</translation>
    </message>
    <message numerus="yes">
        <source>%n more must be online before the crew can attack.</source>
        <translation>
            <numerusform>Noch %n muss online sein, damit die Crew angreifen kann.</numerusform>
            <numerusform>Noch %n müssen online sein, damit die Crew angreifen kann.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arcade::client::DesktopNotice</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>arcade::client::DirectFormModel</name>
    <message>
        <source>Type the name of a game.</source>
        <translation>Gib den Namen eines Spiels ein.</translation>
    </message>
    <message>
        <source>This name is too long. Use a shorter one.</source>
        <translation>Dieser Name ist zu lang. Nimm einen kürzeren.</translation>
    </message>
    <message>
        <source>Type a number, such as %1.</source>
        <translation>Gib eine Zahl ein, zum Beispiel %1.</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>Dieser Betrag ist zu groß.</translation>
    </message>
    <message>
        <source>The amount has to be more than zero.</source>
        <translation>Der Betrag muss größer als null sein.</translation>
    </message>
</context>
<context>
    <name>arcade::client::DirectModel</name>
    <message>
        <source>There is no connection to the server. You can search once it is back.</source>
        <translation>Es gibt keine Verbindung zum Server. Du kannst suchen, wenn sie wieder da ist.</translation>
    </message>
    <message>
        <source>There is no connection to the server. The search goes on once it is back.</source>
        <translation>Es gibt keine Verbindung zum Server. Die Suche geht weiter, wenn sie wieder da ist.</translation>
    </message>
</context>
<context>
    <name>arcade::client::Herald</name>
    <message>
        <source>%1, rated %2, wants to play.</source>
        <translation>%1 mit Wertung %2 möchte spielen.</translation>
    </message>
    <message>
        <source>The other players are waiting.</source>
        <translation>Die anderen warten.</translation>
    </message>
    <message>
        <source>Match found</source>
        <translation>Match gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) to accept.</source>
        <translation>
            <numerusform>Noch %n Sekunde, um anzunehmen.</numerusform>
            <numerusform>Noch %n Sekunden, um anzunehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your opponent for %1 is there.</source>
        <translation>Dein Gegner für %1 ist da.</translation>
    </message>
    <message>
        <source>The hunt begins</source>
        <translation>Die Jagd beginnt</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) to the start.</source>
        <translation>
            <numerusform>Noch %n Sekunde bis zum Start.</numerusform>
            <numerusform>Noch %n Sekunden bis zum Start.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your crew is called to war</source>
        <translation>Deine Crew wird in den Krieg gerufen</translation>
    </message>
    <message>
        <source>Join the roster before it is locked.</source>
        <translation>Mach mit, bevor die Aufstellung schließt.</translation>
    </message>
    <message>
        <source>The war begins</source>
        <translation>Der Krieg beginnt</translation>
    </message>
</context>
<context>
    <name>arcade::client::HistoryModel</name>
    <message>
        <source>There is no connection to the server. Your matches are read again once there is.</source>
        <translation>Es gibt keine Verbindung zum Server. Deine Matches werden neu gelesen, wenn sie wieder da ist.</translation>
    </message>
    <message>
        <source>Enter the queue, and your first match is here.</source>
        <translation>Such einen Gegner, dann steht dein erstes Match hier.</translation>
    </message>
</context>
<context>
    <name>arcade::client::HostingModel</name>
    <message>
        <source>Stopped</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>This program has no server of its own.</source>
        <translation>Dieses Programm hat keinen eigenen Server.</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Starting again after a crash</source>
        <translation>Startet nach Absturz neu</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>1 player</source>
        <translation>1 Spieler</translation>
    </message>
    <message numerus="yes">
        <source>%n players</source>
        <translation>
            <numerusform>%n Spieler</numerusform>
            <numerusform>%n Spieler</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arcade::client::HuntLobbyModel</name>
    <message>
        <source>Leaving costs nothing: your %1 come back.</source>
        <translation>Gehen kostet nichts: Deine %1 kommen zurück.</translation>
    </message>
    <message>
        <source>Round %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>hunters in the lobby</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>arcade::client::HuntModel</name>
    <message>
        <source>%1 · Round %2</source>
        <translation>%1 · Runde %2</translation>
    </message>
    <message>
        <source>%1 wpm</source>
        <translation>%1 WPM</translation>
    </message>
    <message>
        <source>Rating %1 · %2</source>
        <translation>Wertung %1 · %2</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 voraus</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 zurück</translation>
    </message>
    <message>
        <source>level</source>
        <translation>gleichauf</translation>
    </message>
    <message>
        <source>%1 has left: the score stays as it is. Beat it.</source>
        <translation>%1 ist gegangen: Die Punkte bleiben stehen. Übertriff sie.</translation>
    </message>
    <message>
        <source>%1 lost the connection and may come back. The hunt goes on.</source>
        <translation>%1 hat die Verbindung verloren und kann zurückkommen. Die Jagd geht weiter.</translation>
    </message>
    <message>
        <source>Leave the hunt? Your score stays and counts.</source>
        <translation>Jagd verlassen? Deine Punkte bleiben und zählen.</translation>
    </message>
    <message>
        <source>Leave? Your stake comes back. Who leaves too often has to wait.</source>
        <translation>Gehen? Dein Einsatz kommt zurück. Wer zu oft geht, muss warten.</translation>
    </message>
</context>
<context>
    <name>arcade::client::HuntResultModel</name>
    <message>
        <source>The hunt you left is over. Credited: %1.</source>
        <translation>Die Jagd, die du verlassen hast, ist vorbei. Gutgeschrieben: %1.</translation>
    </message>
    <message>
        <source>%1 wpm · %2</source>
        <translation>%1 WPM · %2</translation>
    </message>
</context>
<context>
    <name>arcade::client::LadderModel</name>
    <message>
        <source>There is no connection to the server. The ladder is read again once there is.</source>
        <translation>Es gibt keine Verbindung zum Server. Die Rangliste wird neu gelesen, wenn sie wieder da ist.</translation>
    </message>
    <message>
        <source>The first game opens the ladder.</source>
        <translation>Das erste Spiel eröffnet die Rangliste.</translation>
    </message>
</context>
<context>
    <name>arcade::client::MusterModel</name>
    <message>
        <source>Your crew is called to %1.</source>
        <translation>Deine Crew wird nach %1 gerufen.</translation>
    </message>
    <message>
        <source>Your balance is too small for the share held.</source>
        <translation>Dein Guthaben reicht für den hinterlegten Anteil nicht.</translation>
    </message>
    <message>
        <source>The roster is full or locked.</source>
        <translation>Die Aufstellung ist voll oder geschlossen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>on a roster</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Enough to fight. Each more makes the share smaller.</source>
        <translation>Genug zum Kämpfen. Mit jedem mehr wird der Anteil kleiner.</translation>
    </message>
    <message numerus="yes">
        <source>%n more needed by the start.</source>
        <translation>
            <numerusform>Bis zum Start fehlt noch %n.</numerusform>
            <numerusform>Bis zum Start fehlen noch %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>At the start the stake is shared evenly by the roster: what was held beyond your share comes back, and the winners share the prize.</source>
        <translation>Beim Start teilt sich der Einsatz gleich auf die Aufstellung auf: Was über deinen Anteil hinaus hinterlegt war, kommt zurück, und die Sieger teilen den Preis.</translation>
    </message>
    <message>
        <source>The connection is lost. Your place is kept; be back by the start.</source>
        <translation>Die Verbindung ist weg. Dein Platz bleibt; sei bis zum Start zurück.</translation>
    </message>
    <message>
        <source>The connection is lost: you can join once it is back.</source>
        <translation>Die Verbindung ist weg: Du kannst mitmachen, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>You are on the roster. The game starts here when the time is up.</source>
        <translation>Du stehst in der Aufstellung. Das Spiel beginnt hier, wenn die Zeit um ist.</translation>
    </message>
    <message>
        <source>You declined. You can still join.</source>
        <translation>Du hast abgelehnt. Du kannst noch mitmachen.</translation>
    </message>
    <message>
        <source>The roster is full.</source>
        <translation>Die Aufstellung ist voll.</translation>
    </message>
</context>
<context>
    <name>arcade::client::PreferencesModel</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>arcade::client::PromptModel</name>
    <message>
        <source>The connection is lost: you can answer once it is back.</source>
        <translation>Die Verbindung ist weg: Du kannst antworten, wenn sie wieder da ist.</translation>
    </message>
    <message>
        <source>Waiting for the other player</source>
        <translation>Warte auf den Gegner</translation>
    </message>
    <message>
        <source>Accepting</source>
        <translation>Wird angenommen</translation>
    </message>
    <message>
        <source>Declining</source>
        <translation>Wird abgelehnt</translation>
    </message>
    <message>
        <source>The other player has accepted</source>
        <translation>Der Gegner hat angenommen</translation>
    </message>
</context>
<context>
    <name>arcade::client::QueueModel</name>
    <message>
        <source>%1 are held while you search and returned if no match starts</source>
        <translation>%1 sind beim Suchen hinterlegt und kommen ohne Match zurück</translation>
    </message>
    <message>
        <source>There is no connection to the server. You can enter once it is back.</source>
        <translation>Es gibt keine Verbindung zum Server. Du kannst suchen, wenn sie wieder da ist.</translation>
    </message>
    <message>
        <source>You left several matches before their start. You can enter again in %1 s.</source>
        <translation>Du bist mehrmals vor dem Start gegangen. In %1 s kannst du wieder suchen.</translation>
    </message>
    <message>
        <source>The lowest rating you set is above the highest. Change one of them.</source>
        <translation>Deine kleinste Wertung liegt über der größten. Ändere eine davon.</translation>
    </message>
    <message>
        <source>Your balance of %1 is too small for this stake. Choose a smaller one.</source>
        <translation>Dein Guthaben von %1 ist zu klein für diesen Einsatz. Wähle einen kleineren.</translation>
    </message>
    <message>
        <source>One against one. Type the exploit first.</source>
        <translation>Eins gegen eins. Tipp den Exploit schneller.</translation>
    </message>
    <message>
        <source>Your crew against theirs for a territory.</source>
        <translation>Deine Crew gegen ihre um ein Gebiet.</translation>
    </message>
    <message>
        <source>Everyone hunts someone. Someone hunts you.</source>
        <translation>Jeder jagt jemanden. Jemand jagt dich.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Looking who is there</source>
        <translation>Mal sehen, wer da ist</translation>
    </message>
    <message>
        <source>Nobody searching</source>
        <translation>Niemand sucht</translation>
    </message>
    <message>
        <source>%1 searching</source>
        <translation>%1 auf der Suche</translation>
    </message>
    <message>
        <source>%1 · usual wait %2</source>
        <translation>%1 · Wartezeit %2</translation>
    </message>
    <message>
        <source>win %1</source>
        <translation>Gewinn %1</translation>
    </message>
    <message>
        <source>%1 are held from the lobby on and returned if no hunt starts</source>
        <translation>%1 werden ab der Lobby zurückgehalten und kommen zurück, wenn keine Jagd beginnt</translation>
    </message>
    <message>
        <source>bounty %1</source>
        <translation>Kopfgeld %1</translation>
    </message>
</context>
<context>
    <name>arcade::client::SpectateListModel</name>
    <message>
        <source>Start a duel yourself.</source>
        <translation>Beginne selbst ein Duell.</translation>
    </message>
    <message>
        <source>Look at all games, or start a duel yourself.</source>
        <translation>Sieh dir alle Spiele an oder beginne selbst ein Duell.</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>starts in %1, bets are open</source>
        <translation>Start in %1, Wetten sind offen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n other(s)</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no connection to the server. The matches are read again once there is.</source>
        <translation>Es gibt keine Verbindung zum Server. Die Matches werden wieder gelesen, sobald es eine gibt.</translation>
    </message>
</context>
<context>
    <name>arcade::client::SpectateModel</name>
    <message>
        <source>%1 %2, %3 %4</source>
        <translation>%1 %2, %3 %4</translation>
    </message>
    <message>
        <source>You cannot watch a match you play in.</source>
        <translation>Bei deinem eigenen Match kannst du nicht zuschauen.</translation>
    </message>
</context>
<context>
    <name>arcade::client::StandingsModel</name>
    <message>
        <source>%1 wpm</source>
        <translation>%1 WPM</translation>
    </message>
    <message>
        <source>left</source>
        <translation>gegangen</translation>
    </message>
    <message>
        <source>away</source>
        <translation>fort</translation>
    </message>
    <message>
        <source>%1: %2, score %3, %4</source>
        <translation>%1: %2, %3 Punkte, %4</translation>
    </message>
    <message>
        <source>, you</source>
        <translation>, du</translation>
    </message>
    <message>
        <source>, your target</source>
        <translation>, dein Ziel</translation>
    </message>
</context>
<context>
    <name>arcade::client::TerritoryModel</name>
    <message>
        <source>There is no connection to the server: this is the last that was known.</source>
        <translation>Es gibt keine Verbindung zum Server: Das ist der letzte bekannte Stand.</translation>
    </message>
    <message>
        <source>There is no connection to the server. The map is shown once there is.</source>
        <translation>Es gibt keine Verbindung zum Server. Die Karte zeigt sich, sobald es sie gibt.</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>Battle</source>
        <translation>Kampf</translation>
    </message>
    <message>
        <source>Siege</source>
        <translation>Belagerung</translation>
    </message>
    <message>
        <source>Muster</source>
        <translation>Aufstellung</translation>
    </message>
    <message>
        <source>%1 waits</source>
        <translation>%1 wartet</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Eures</translation>
    </message>
    <message>
        <source>%1, held by %2</source>
        <translation>%1, gehalten von %2</translation>
    </message>
    <message>
        <source>%1, free</source>
        <translation>%1, frei</translation>
    </message>
    <message>
        <source>attacks</source>
        <translation>greift an</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>The battle is on.</source>
        <translation>Der Kampf läuft.</translation>
    </message>
    <message>
        <source>%1 lays siege to it. Both crews gather.</source>
        <translation>%1 belagert es. Beide Crews sammeln sich.</translation>
    </message>
    <message>
        <source>%1 fight for it. Both crews gather.</source>
        <translation>%1 kämpfen darum. Beide Crews sammeln sich.</translation>
    </message>
    <message>
        <source>%1 waits for a crew that attacks with the same stake.</source>
        <translation>%1 wartet auf eine Crew, die mit demselben Einsatz angreift.</translation>
    </message>
    <message>
        <source>Nobody holds it. It is fought out with the next crew that attacks it with the same stake.</source>
        <translation>Niemand hält es. Ausgefochten wird es mit der nächsten Crew, die es mit demselben Einsatz angreift.</translation>
    </message>
    <message>
        <source>Your crew holds it.</source>
        <translation>Deine Crew hält es.</translation>
    </message>
    <message>
        <source>Attack it, and its owner has to defend it.</source>
        <translation>Greif es an, und sein Besitzer muss es verteidigen.</translation>
    </message>
    <message>
        <source>Free land</source>
        <translation>Freies Land</translation>
    </message>
    <message>
        <source>Each member who joins holds %1. The winners share %2.</source>
        <translation>Wer mitmacht, hinterlegt %1. Die Sieger teilen %2.</translation>
    </message>
    <message>
        <source>LAY SIEGE</source>
        <translation>BELAGERN</translation>
    </message>
    <message>
        <source>ATTACK</source>
        <translation>ANGREIFEN</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Es gibt keine Verbindung zum Server.</translation>
    </message>
    <message>
        <source>Only crews attack. Found one, or join one, on the page Crew.</source>
        <translation>Nur Crews greifen an. Gründe eine, oder tritt einer bei, auf der Seite Crew.</translation>
    </message>
    <message>
        <source>Only %1, who leads your crew, can attack.</source>
        <translation>Nur %1, wer deine Crew führt, kann angreifen.</translation>
    </message>
    <message numerus="yes">
        <source>%n more of your crew must be online to attack.</source>
        <translation>
            <numerusform>Noch %n aus deiner Crew muss für einen Angriff online sein.</numerusform>
            <numerusform>Noch %n aus deiner Crew müssen für einen Angriff online sein.</numerusform>
        </translation>
    </message>
    <message>
        <source>You are in a match. Attack once it is over.</source>
        <translation>Du bist in einem Match. Greif danach an.</translation>
    </message>
    <message>
        <source>Your crew holds this territory.</source>
        <translation>Deine Crew hält dieses Gebiet.</translation>
    </message>
    <message>
        <source>Your crew attacks %1. Fight that out first.</source>
        <translation>Deine Crew greift %1 an. Fechtet das erst aus.</translation>
    </message>
    <message>
        <source>Your attack on %1 waits already. Withdraw it first.</source>
        <translation>Dein Angriff auf %1 wartet schon. Zieh ihn erst zurück.</translation>
    </message>
    <message>
        <source>You are in a queue. Leave it to attack.</source>
        <translation>Du bist in einer Warteschlange. Verlass sie, um anzugreifen.</translation>
    </message>
    <message>
        <source>It is fought over already. Wait for the end, or choose another.</source>
        <translation>Darum wird schon gekämpft. Warte das Ende ab, oder wähl ein anderes.</translation>
    </message>
    <message>
        <source>Your crew waits at %1 with %2.</source>
        <translation>Deine Crew wartet bei %1 mit %2.</translation>
    </message>
</context>
<context>
    <name>arcade::client::WarModel</name>
    <message>
        <source>%1 ahead</source>
        <translation>%1 vorn</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 zurück</translation>
    </message>
    <message>
        <source>level</source>
        <translation>gleichauf</translation>
    </message>
    <message>
        <source>Your share of the stake %1 · the winners share %2</source>
        <translation>Dein Anteil am Einsatz %1 · die Sieger teilen %2</translation>
    </message>
    <message>
        <source>Away for the moment: %1.</source>
        <translation>Gerade weg: %1.</translation>
    </message>
    <message>
        <source>Leave? Your crew fights on without you, and your place counts in its mean.</source>
        <translation>Gehen? Deine Crew kämpft ohne dich weiter, und dein Platz zählt in ihrem Schnitt mit.</translation>
    </message>
    <message>
        <source>Leave before the start? Who leaves too often has to wait.</source>
        <translation>Vor dem Start gehen? Wer zu oft geht, muss warten.</translation>
    </message>
</context>
<context>
    <name>arcade::client::WarResultModel</name>
    <message>
        <source>The war you left is over. Credited: %1.</source>
        <translation>Der Krieg, den du verlassen hast, ist vorbei. Gutgeschrieben: %1.</translation>
    </message>
    <message>
        <source>%1 stays as it was.</source>
        <translation>%1 bleibt, wie es war.</translation>
    </message>
    <message>
        <source>%1 is yours.</source>
        <translation>%1 gehört euch.</translation>
    </message>
    <message>
        <source>%1 is held by %2.</source>
        <translation>%1 hält jetzt %2.</translation>
    </message>
</context>
<context>
    <name>arcade::client::WelcomeModel</name>
    <message>
        <source>Something else answers at this address: no arcade, or one without a certificate. Check the address, or write http:// before it.</source>
        <translation>Unter dieser Adresse antwortet etwas anderes: keine Arcade oder eine ohne Zertifikat. Prüfe die Adresse oder schreibe http:// davor.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>This key does not belong to %1. Look at it again, or choose another callsign.</source>
        <translation>Dieser Schlüssel gehört nicht zu %1. Sieh noch einmal nach oder wähle einen anderen Rufnamen.</translation>
    </message>
    <message>
        <source>The server does not take this callsign. Choose another one.</source>
        <translation>Der Server nimmt diesen Rufnamen nicht. Wähle einen anderen.</translation>
    </message>
    <message>
        <source>The operator sent you away from this server. Ask the host before you return.</source>
        <translation>Der Betreiber hat dich von diesem Server verwiesen. Frag den Gastgeber, bevor du wiederkommst.</translation>
    </message>
    <message>
        <source>nobody online</source>
        <translation>niemand online</translation>
    </message>
    <message>
        <source>1 player online</source>
        <translation>1 Spieler online</translation>
    </message>
    <message numerus="yes">
        <source>%n players online</source>
        <translation>
            <numerusform>%n Spieler online</numerusform>
            <numerusform>%n Spieler online</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Starting the server on this computer</source>
        <translation>Der Server auf diesem Rechner startet</translation>
    </message>
    <message>
        <source>Going to %1 as %2</source>
        <translation>Unterwegs zu %1 als %2</translation>
    </message>
    <message>
        <source>A callsign has at least 3 characters.</source>
        <translation>Ein Rufname hat mindestens 3 Zeichen.</translation>
    </message>
    <message>
        <source>A callsign has at most 20 characters.</source>
        <translation>Ein Rufname hat höchstens 20 Zeichen.</translation>
    </message>
    <message>
        <source>Only letters, digits, _ and - make a callsign.</source>
        <translation>Ein Rufname besteht nur aus Buchstaben, Ziffern, _ und -.</translation>
    </message>
    <message>
        <source>This program has no server of its own.</source>
        <translation>Dieses Programm hat keinen eigenen Server.</translation>
    </message>
    <message>
        <source>This is no address. Write it like 192.168.1.20:5000, as the host sees it.</source>
        <translation>Das ist keine Adresse. Schreib sie wie 192.168.1.20:5000, so wie der Gastgeber sie sieht.</translation>
    </message>
</context>
</TS>
