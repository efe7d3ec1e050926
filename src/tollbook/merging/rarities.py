"""How rare words are, in bits: a word of 7 bits stands in one text of 128. Counted in 3,029 texts by
``python -m training.rarity``; words that are not listed are rarer."""

from __future__ import annotations

WORDS: dict[int, str] = {
    0: """
        and for that the
    """,
    1: """
        are been but from had has have killed not one people said text their they this two was were which who will with
    """,
    2: """
        about according after against all also any armed army attack because before being can city country during first
        forces four front government group his into its last made men military minister more national only other our out
        over police president salvador san say since some state than them there these those three time today told what
        when where would you
    """,
    3: """
        actions added ago air american among another area asked attacks authorities back between bogota bomb both called
        came capital car carried central continue could day days dead death department did died down efe end even
        farabundo few fire fired five fmln force foreign found friday general get going good great groups guerrillas
        held here him home hours how however including injured international just killing know later leader least left
        liberation like make man many marti may members monday morning most must near new news next night nov now number
        off office officers official officials old others part party past peace place political put radio rebels report
        reported reports right salvadoran same saturday says second security see service set several shot should
        situation six soldiers spokesman states still such sunday support take taken television terrorist then through
        took town troops under united used very violence want war way week well went while within without work wounded
        year years your
    """,
    4: """
        able acan accused act action activities addition administration afternoon again agency agreement aid alfredo
        along already although always america announced approximately april areas around arrested ask attacked august
        away based began begin behind believe best better bodies bombing bombs border brought building cadena call
        cannot carlos case casualties caused charge chief children civilian civilians claimed clandestine clear close
        colombia colombian colonel come command commander communique community conference confirmed conflict continued
        control countries court crime cristiani date december defense democracy democratic denied destroyed dialogue
        different district does doing domestic don done drug due each earlier early east eastern economic efforts eight
        elections especially evening every exploded explosion fact family far fighters fighting find following food
        former full gave give given got guerrilla gunmen half hand having head heard help her high himself hit hospital
        hour house human hurt important incident indistinct information inside interior involved iraq islamic january
        jose july june justice keep known large late launched law leaders leave led let life little live lives local
        located long lost main major making march means meanwhile measures media meeting member might militants million
        ministry minutes money month months movement much murder murdered name nations need neighborhood network never
        nine nobody north northern nothing november occurred october offensive officer once operation operations
        opposition order organization organizations outside own person persons plan point policemen population positions
        possible power presidential press prime problem problems process province public really rebel received recent
        recording region released reporter reporters responsibility responsible result revolutionary rights saying
        school secretary seen seized sent september serious seven she signed small social soldier solution something
        sources south southern special spoke staff stated statement station stop street struggle sure system taking
        talks tell ten terrorism terrorists themselves think third thought thousands thursday times too trafficking
        tried try trying tuesday unidentified union university until use various venceremos victims wanted weapons
        wednesday weeks west western whether whom whose why woman women words workers working world yesterday yet
    """,
    5: """
        accept achieve across actually admitted afghan afghanistan afp agreed agreements aircraft airport alleged
        alliance allow almost alone ambassador answer anti antonio anyone anything apparently apr arena arms arrest
        arrived assassination attackers attempt attention aug bad baghdad bank barco base battalion become beginning
        believed big billion blamed blast blew blow board body bomber bombings branch brigade bring british broke burned
        bus bush business calls camp campaign candidate captured care carry carrying cars cartel cases cause cease
        center certain change changes charged charges check chiefs christian church cities citizens civil claim clashes
        clearly closed coalition coast cocaine com combat comes coming commanders commission committed committee common
        communist company completely concern condemned condition conditions conducted congress considered continues
        cooperation cost costa council course create created crimes criminal criminals crisis cross crowd current
        currently cut damage damaged deal deaths dec decided decision declared defend demand demanded deputy described
        despite details detained development difficult diplomatic directly director discuss dollars door dpa driver
        drove dynamite effect effort either election electoral eleven else embassy emergency employees ended enemy
        enough ensure entered entire established european events ever everyone everything evidence example exchange
        expected experience explosions explosives expressed face failed families feb february federal feel fell fight
        figure file final finally fled followed forced france francisco free freedom french friends further future
        garcia gas getting giving gmt gone governments governor grenades ground guard guards guatemala guatemalan hands
        happened hard headquarters health heavy helicopter helicopters history hold holding homes honduran honduras hope
        hotel houses hundred hundreds identified immediately include included increase increased individuals infantry
        inravision instead insurgents intelligence interview investigation investigations iraqi israel israeli issue
        issued issues itself jan jesuit job join joint journalists juan judge judicial kept kidnapped kill kilometres
        kind knew labor land largest latin lay lead learned leaving leftist legal less letter level light lima line
        linked list living london longer look looking lot love luis manuel mar market massacre matter mayor mean
        medellin medical meet mentioned message met mexico middle miguel militant missing mission moment move murders
        named names nation nationalist nearby nearly necessary needed needs negotiations neighborhoods neither newspaper
        nicaragua nicaraguan nice none nor noted oct offer offered offices oil ones open opened opinion ordered owned
        paid pakistan pakistani panama parliament particularly parties parts path patriotic patrol pay percent perez
        period personnel peru peruvian phone placed places plane planned plans please pointed policy popular port
        position possibility post powerful presence present presidents pressure prevent price priests prison prisoners
        private probably progress promised proposal protect protection protest provide provided published qaida question
        questions quite raid reach reached read real reason recently recommend red refused regarding regime regional
        rejected relations relatives release remain representatives repression republic republican request residents
        respect response rest restaurant results return returned rica rifle rifles road rocket rodriguez role room
        ruling run russian salvadorans santa saw scheduled search sector sectors seek seeking seems self send sep
        separate series seriously services shooting short shortly shots show side sides siege sign similar single site
        society someone soon source spanish speech stand start started statements stay step stopped streets strike
        strong struck students suffered suicide summit suspect suspected suspects taliban talk target team telephone
        territory terror thank thanks therefore thing things though threat threatened threats throughout thus together
        top total toward towns trade traffickers treated trial truck true turn turned twenty type understand unit units
        upon urban using vehicle vehicles venezuela video view village violent virgilio visit walked wants warned
        washington water white whole wife willing wing witnesses word worked wounding yes young
    """,
    6: """
        abducted aboard above abroad absolutely abu academy accepted accident account achieved acted acting active
        activists activity acts add adding additional address adds administrative adopted advance affairs affected
        african age aged agencies agents aggression agree ahead aimed aires alan alert ali alive allowed ambush ambushed
        americans ammunition amnesty amount ana andres anniversary announcement answered antioquia appeal appear
        appeared appropriate approved arab argentina arm armored arrests arrive article artillery asking assassinated
        assassins assault assembly assistance assistant association atmosphere attached attacking attempted attempts
        attend attitude attorney attributed available avenue avoid aware backed banks basic basis battle became begun
        believes belonged belonging below benefit beside beyond biggest bill bit black blame blocks blood bloody blown
        bodyguards bolivia bombed bombers borders born boy brazil break bridge bringing britain broadcast broken brother
        brothers buenos build buildings built bullet bullets buried burning buses buy cali calling calm camps canada
        canal candidates captain capture caracas castro catholic caught causing cell centers centre century certainly
        chairman chalatenango chance changed channel checkpoint child chile chilean china chinese circumstances citizen
        ciudad claims clash class clean club coffee col college colombians commandos comment comments commercial
        commitment communications communities companies complete comrades concerned concerning concluded condemn conduct
        conducting confirm confiscated connection conservative consider constitution constitutional contact continuing
        contrary contras controlled convoy corps count counted counter couple courts cover crashed creating creation
        credit crew critical criticized cuba curfew custody customer daily danger dangerous daniel dark daughter david
        dawn decade decades decide declaration deep defeat defence definitely del delegation delgado delivered demanding
        demands demonstrators densely deny departments deployed desire destroy destruction determination determine
        determined detonated device dictatorship didn die direct disclosed discovered discussed dismissed doctor doctors
        document documents doesn doors doubt downtown dozen dozens drive driven driving drone dropped drugs duty easy
        economy eduardo education effective egypt electricity elements elite eln elsewhere email emilio energy english
        enjoy enron enter equipment escape escaped escobar establish estimated etc europe event excellent excerpt
        excerpts executive expect experts explain explained explosive express extraditables extradition extreme
        extremely facilities facing failure fall false farc farm fascist father fatherland favor fear federation fellow
        felt field fifteen fifty figures filled financial fine firing firm fixed flag flight floor flown fly follow
        follows foreigners forget form formed forty forward fought fourth framework freed friend friendly fuel fully
        funeral galan gang gate gathered gaza george german germany girl gives goal god goes gomez gonzalez gonzalo
        greater green grenade growing guarantee guarantees guarding guests guillermo guilty gulf gun gunman guns guys
        hall hamas happen happening happy headed heads hear heart heavily hector helped helpful helping hidden hide
        higher highest highly highway holds honest hospitals hostage hostages hostilities http huge humanitarian idea
        ideas illegal image immediate implement implemented imposed impossible incidents includes increasing
        independence independent india indian indicate indicated indiscriminate individual industry inflicted informed
        initial injuries injuring innocent inquiry installations institutions insurgent intended intention interest
        interested interests internal internet intervention invasion investigate investigating investigators involvement
        iran iranian islamist island italian ite jail jaime jesuits jihad john joined jorge journalist judges jul jun
        kabul keeping key kidnappers kidnapping killings kilometers knows lack laid landed lasted latest launch laws
        lawyer lawyers leadership leading learn lebanon legislative liberal lies lieutenant likely lines link links
        lived location looked lopez los loss losses low mail mainly maintain maintained majority makes managed manager
        managua manner maoist maria mario mark martinez mass material mauricio maybe meant measure medicine meetings
        mejicanos mention mexican mid militia mind mine ministers minute missile missiles mistake morazan moscow mosque
        mostly mother motorcycle mourning moved movements moving msgr municipal municipality murderers muslim muslims
        myself nacional nato natural nature navy negotiated negotiation neighboring nevertheless newsmen newspapers
        nigeria non noon normal northeast northwest northwestern note notice numbers oas objective obtain obviously
        occasion occupied officially often omitted opening operate operating opportunity options orders organized
        orlando ortega oscar otherwise outskirts overall overnight owner owners pablo page palace palestinian
        palestinians panamanian paramilitary paris park participate participated participation particular pass passage
        passed passengers paz peaceful peasants pedro peoples per perhaps permanent perpetrated personal pictures planes
        planning planted play points policeman politicians ponce poor populated positive posted posts prepared preparing
        presented presidency pretty previous previously prices priest prior pro production professional program project
        promote proof propaganda property proposals proposed prosecutor prosecutors protests prove provincial publicly
        purpose putting quality quarter questioned quickly rafael raided raids raised ran range ranking ransom rate
        rather ready reasons recalled receive receiving reference referring refuge refugees regard regions reiterated
        related religious remained remains remember rene repeat reportedly represent representative represents requested
        rescue residence residential resistance resolution resolve resort resources respond resulted resulting resume
        returning revealed review ricardo risk rival river roadside roberto rockets romero roof round rule ruled running
        rural russia sabotage safe safety sandinist santiago saudi save scale scene schools sea secret seem senator
        sending senior sense sentence sentenced separately serve served serving shi shining ship shop shopping shops
        showed showing shown shows shut silent simply sit slightly solidarity solve somali somalia sometimes son sorry
        sort sought southeast sovereignty soviet soyapango spain speak speaking specific spent spoken spokesmen spot
        spread squad squads square stage standing stations stayed stepped steps stolen stood store stormed strategic
        strategy strengthen stressed strikes strip strongly student subject subversive sudan suffering sunni supplies
        supported supporters supporting supreme surrender surrounded survivors suspend suspended suspension syria syrian
        table takes taleban talked talking targeted targets teacher technical tegucigalpa telling term terms test texas
        thirty threw thrown toll tomorrow tonight totally towards traffic train trained training transportation travel
        traveling treatment trip truce truly trust truth turkey turkish twelve twice types unable understanding uniform
        uniforms unity unknown unleashed unless urge urged usually usulutan valley vargas venezuelan vice victim victory
        villagers villages violation visited voice vote wait waiting walk wall watch wave weapon wearing website weekend
        whatever william willingness win windows wish won worker works worst worth wounds written wrong wrote www york
        zacamil zone
    """,
    7: """
        abandon abandoned abbas abdul ability absence absolute abuse access accompanied accord accounts accusation
        accusations accuse accusing achieving acknowledged addressed adopt advanced advantage advice advise advised
        adviser advisers affect affecting afraid africa agenda agent ahmed aim airplane airplanes airstrikes alberto
        alfonso alias allegations allegedly allied allies allowing allows alternative alvaro amaru amazing ambushes amid
        amounts analysis analyst analysts analyze angeles anger angry animals announce announces anonymous answers
        antidrug anybody anyway anywhere apart apartment appealed appears application applied apply appointed
        appointment appreciate approach approval arabia arabic arce archbishop argentine argued arias armies arnulfo
        arrival arturo asian aside aspect aspects assassinations asserted associated assume assumed assured asylum
        attacker attain attempting attended attending aubuisson augusto australia australian authority authorized
        automatic average awesome ayacucho ayutuxtepeque baby badly bag balance ban band bands banned banners bar barack
        barracks barrios bases basically bathroom battalions battling bbc beach beat beaten beautiful becoming bed
        begins behalf behavior beijing beirut belong belongs benefits berlin bernardo besides bigger bilateral bin
        bishop blasts block blocked bloodshed blows blue boat bodyguard bolivian book bought bound box boys branches
        brave brazilian brief brigades brings broad brown brutal budget bulletin bureau burn burns burst businesses
        businessman businessmen busy buying cabinet caliber california caller camera cameras campaigns campus canadian
        cano capable capacity caracol card cards carefully cargo caribbean carmen carries cartagena cartels cartridges
        cash cast categorically cathedral causes ceasefire ceremony cerezo cesar chain chamber changing channels chaos
        charity chavez cheap checked checkpoints chest choice choose christmas churches cia circle circles civic
        claiming clarify clashed cleared cleric climate climbed clinic clock closely closing clothes coca code cold
        colleagues column columns comfortable commando commentary commented commissioner commit commitments
        communication communists compared complained completed complex comply compound computer comrade concerns
        conclude conclusion concrete condemnation condolences confessed confidence confidential confirms confront
        confrontation confuse congo consensus consequences considerable consideration considering constant constantly
        construction consumption contacted contacts contained context continent continuation contract contribute
        controlling controls convicted convinced cooperate coordinated coordinating coordinator coprefa copy cordoba
        corner corporal corporation correct correspondent corruption costs couldn counterinsurgency countryside county
        coup courage covered covering cowardly crash crossed crossing crowded cruz cuellar cultural cuscatancingo
        cuscatlan customers cuts damaging damascus darfur das data dated deadly dealing deals dealt dear debate debt
        decisions declare decree decreed deed deeply defeated defended defending definite degree delegates delhi deliver
        delivery demobilization democratization democrats demonstrated demonstration demonstrations denies denounce
        denounced depends deputies deserve deserves designed desk desperate destroying detachment detail detailed
        develop developed developing developments devices diario dictator diego difference difficulties dignity dinner
        diplomat diplomats directed direction directorate dirty disappeared discussion discussions dismantled displaced
        dispute distributed distribution districts doc doce dog dogs donald dont double draft dramatic dressed drew
        drivers drones drop dry duarte duties easier easily eat eating ecuador editorial effectively effects efficient
        egyptian elect elected electric electrical elena eliminate elizabeth ellacuria embassies emphasized empty
        encourage encouraged ending ends enemies enforcement engaged engine engineer engineers england enjoyed enormous
        enrique entering enterprise entrance environment envoy ernesto escalation escalon espectador esquipulas
        essential establishment estimate estimates ethnic evacuate evacuated eve eventually everybody everywhere evident
        exact exactly except exception exclusive executed exercise exist existence exists expectations expensive
        experienced experiencing explanation expression extend extended extensive extent extra extradited extraordinary
        extremist extremists eye eyes faced faces facility faction factions factory facts fair faith fallen familiar
        fantastic farmer farmers fast fate favorable favorite fax fbi feared feed feeling feels feet felipe female
        fenastras fernando fidel fields fierce fifth fighter filed film filmed finance finding finished firearms fish
        fishing fit flags flames flat flee fleeing flew flights flores florida flowers flying focus followers foot
        formal forms forum founded founder fourteen frequent fresh frontier fronts fruit fun fund funds furthermore
        gacha gain game games gangs garage garden garrison garrisons gates gaviria gen generals generated geneva
        genocide gerardo gets girls glad glass global goals grant granted grave greatest greatly grounds grown guarded
        guess gunfire guy hague hair halt handal handed handle handled handling happens harm harsh hassan hate havana
        haven heading hearing heat hereby hernandez heroic herself hezbollah hid hiding hill hinder hired historic
        historical holiday holy homeland honor hoped hopeful hopes horrible host hostile hot hotels housing houston html
        humberto hurled husband hussein identification identify identity ideological ignacio ill imagine immigration
        impact implementation implicated impose improve impunity inauguration income increasingly indeed indicates
        indiscriminately industrial influence info inform inhabitants initially initiated initiative inmates insist
        insisted inspector installed institute institution instructions insurgency integrity intends intense intensified
        intentions intercepted interesting introduced investigated investment invited involving iraqis irrational islam
        islamabad isn isolated israelis istanbul italy items james japan japanese jaramillo javier jeff jerusalem jesus
        jet jets jewish joaquin jobs joe jointly jordan joseph julio jurisdiction justified justify kandahar karachi
        kashmir kenya kenyan khan kidnappings kids killers kilograms kinds king kingdom kitchen knives knowing knowledge
        korea kurdish kurdistan laden lady lake landing language lanka larger las latter launcher launchers launching
        learning leaves lebanese leg legitimate legs leninist letters levels liberty libya lie lift liked likewise
        limited listed listen lists loaded locations looks lose losing lots lower lucia luck lunch luxury lying machine
        machinegun machinegunned machineguns madrid mafia mafias mahmoud maintaining maintains male mali management
        marched marines marked markets marquez martin martyrs marxist masked massive materials materiel matters mayors
        meal meaning mechanisms mediation medium memory menu mercenaries merely merino messages metal meters methods
        metres metropolitan michael midnight mike miles militarily militiamen militias millions mines minimum minor
        minority missed missions mobile model moderator modern mogadishu mohammed moments monsignor moral moreover
        mortar mortars mosul mothers motive motorcycles mountain mountains mrs multiple municipalities napoleon
        narcotics nationwide naval neck negative negotiate negotiating neighbors net networks newly niger nigerian
        noriega normally northeastern notes noticed noting nuclear numerous obama objectives observed observers obtained
        obvious occasions occupation occur ochoa offering offers older omar ongoing online openly operated opponents
        opportunities oppose opposed option oqueli organisation organize origin original ourselves outstanding overcome
        pacific package packed pages pain paper papers parents parked parking parliamentary partially participating
        passenger passing patient patients patrols paul paying payment pdc peacekeepers peasant pentagon perfect
        perfectly permit perpetrators persecution personally peruana pesos pet peter petrol phase philippine philippines
        physical pick picked picture piece pieces pilot pilots pinochet pipeline pirates pistol pistols pizarro plant
        plants plates played playing pleased pledged plenty plot plus pointing policies politician politics polls
        possibilities possibly potential poverty powers practically practice praised prayers pre precisely prefer
        preliminary prensa prepare prevail prevented primarily primary principle principles priority prisoner procedures
        processing produce producers product products professionalism professor programs projects prominent promise
        promises promoted prompted proper properly properties propose protecting protesters protesting proud proven
        provides providing provinces psychological puerto pull pulled punish punished punishment pupils purchase
        purposes push pushed putin qaeda questioning quetta quick quito quote quoted race radical railway raise rally
        ramirez ramon ranks rapid rates reaching reacted reaction reading reality realize reasonable recall reception
        recognition recognize recognized recommended reconciliation record recorded recover recovered reduce refer
        referred reflect reform reforms refrain refugee refuse regardless regards registered regret regrettable regular
        reinforced reiterate reject rejection reliable relief remaining remarks remote remove removed repair repeated
        repeatedly repelled replace replaced replied reply reporting represented repressive requests require required
        requirements rescued research reserve reserves resign resignation resigned resolved respected respective
        respectively responded restaurants restore restrictions resumed resumption retired revenge reviews revolution
        reward rican rice rich richard ridiculous riding rightist rio riots rise rivera roads robert rodrigo rooms rosa
        rose rounds route routine rude rules rumors runs sacrifice saddam sailors sale sales sample sanchez sancho
        sanctions santander santos sat satisfied schedule scott screen searched searching seat seats secondary section
        secure seeing seeks seemed seize sell senate sentences separatist separatists sergeant seriousness session
        setting settlement seventeen severe shafik shall share shared sheikh shell shelling shells shelter ships shock
        shoot shouted sick significant signing signs silence simple simultaneously sister sites sitting situations
        sixteen sixty size sleep slogans smaller smoke smuggling socialist sold solutions solved somebody somewhat
        somewhere sons sound southeastern southwest southwestern space spaniards speaks specifically speed spend
        spokeswoman spring sri stabbed stability stable staged standard stands star starting stating stationed status
        staying stones stoppage stores story straight strength strengthening strict strictly struggling stuck study
        stuff style submitted subsequently substantial suburb subversion subversives success successful successfully
        sudanese suffer suggest suggested suggestions summer supplied supply supports supposed surface surgery surprise
        surprised surrounding surveillance survived suspicion sustained sweden sworn systems tactical tactics tamil
        tandona tank tanks targeting task tax taxi teachers tear tehran tel tela telephoned tens tension tensions
        terrible territories testimony tests thanked thinking thinks thirteen thorough thoughts thousand threaten
        threatening throw tied ties tired tons topic tore torture tortured touch tour tourist tourists track trading
        traditional trains transfer transport trapped traveled travelling treasury treat treaty tribal trouble trucks
        trump tupac turning twitter ukraine ukrainian unclear underground understood undoubtedly unfortunately unharmed
        unilateral unions unrest upcoming upper uprising urgent urging uses ussr usual valencia value values van vast
        version vessel via vicente victor views villalobos vinicio violate violated violations visiting visitors
        vladimir voa volcano voted voters votes voting vowed waging waited wake walking walls warehouse warm warn
        warning wasn waste watched watching waters ways waziristan wealth wear weather web wedding weekly weight
        whenever window winter wire withdraw withdrawal withdrawn withdrew witness wonder wonderful worried worry worse
        worshippers wouldn wound writing yemen yourself youth youths yskl zacatecoluca zamora zones
    """,
    8: """
        abdel abduction abdullah abide abstain absurd abuja abuses acceptable accepting accompany accompanying
        accomplice accomplices accordance accords accurate accuses achievement achievements acquitted acronym actively
        activist actual addresses aden adequate admiration admit admits adults advances advancing advisable advocate
        aerial affair affects afford affordable aforementioned afterwards aggressive agrarian agrees agricultural
        agriculture aide aims airline airliner airlines airports airstrike alarm alarming aleppo alexander algerian
        alight allawi ally alongside alternatives alvarez amaq ambassadors ambulance ambulances americas amman analyzed
        anbar andean angel animal ankara annihilate announcing annual ansar answering antiaircraft anticipated
        antisubversive antiterrorist apologised apopa apparent appearance applause appreciated appreciation approached
        approve apra arauca aren arevalo argue argument arguments armando arrange arriving arsenal art arthur articles
        ashraf asia asks assad assailants assassin assassinate assess assigned assist associate associations assuming
        assure atlacatl atlanta atlantic atomic atrocities attach attitudes audience audio authentic author authors
        autonomous autonomy autumn auxiliary avianca aviv avoided awaiting aylwin azcona babies background backing backs
        baena bags bail baker ball ballistic ballot balochistan baluchistan bamako bandits bang bangladesh banking
        banner barbaric barely barons barrels barricades barrier bars bashar basque battlefield battles bay bear bearing
        bears beating becomes beds beheaded beings belgian belief belloso belt beltran ben benavides beneath benito
        benjamin bent bernard bet bid billions bird birds birth birthday bishops bite blames blaming blank blanket bless
        blind boarded boarding boasted boats bob boeing boko bolivar bombardment booked books boots bore bosnian boston
        botero bottles bottom boxes boycott brain breakfast breaking breaks bridges briefing briefly brigadier britons
        broadcasting broadcasts brutality brutally bunch burden burial burkina burma bury bustillo cabanas cabrera
        caceres cache cafe cage cairo calderon calibers cameraman camilist cancel cancelled cancer cannon cant canton
        cap capabilities capability captive captives captors capturing carabineros cardinal careful carolina carrier
        carriers carter cartridge casanova castillo casualty cat catch cats cattle cauca ceased ceiling cells cemetery
        cent ceren challenge challenges chamorro chancellor chapel chapter characterized charles chase chased chechen
        checking checks cheese chef chemical chicago chicken chileans chose chosen chris christians christopher
        circulated cited citing citizenry civilized clarified classes cleaned cleaning clearing clergymen client climb
        clinton clips closer clothing clubs cluster cnn coach coastal coexistence coffins coincides colindres
        collaborating collapse collapsed colleague collect colombo color colors columbia combatants combined combing
        commands commerce committees committing communiques communism companion comparison compensation compliance
        comprehensive concentrated concept concert conclusions condemning condemns condoleezza conferences confident
        confirmation confirming conflicts confrontations confronted confronting confused confusion congolese
        congregation congressional congressmen connected connections conscience consequently considers consistent
        consolidate consolidation conspiracy constable constitutes consular consulate consulted consumer consumers
        contain containing content contents continental continuously contra contractors contracts contrast contreras
        contribution controversial convenient convention convergence conversation conversations conviction convince cook
        cooked cool coordinate coordination copies corporate correa corrected correctly corrupt counteroffensive
        counterpart counting countrymen counts courageous covenas coverage cowards cox crackdown crater creative
        credibility crews critic criticism critics crowds crucial crude cruel cruise crushed cuban culprits culture cup
        currency customs cutting cynical dad damas dan dance danish dates daughters deadliest dealer dealers debates
        debts decent decides decisive declaring decline declined decrees dedicated defenseless defensive define defined
        definitive defused degrees delay delayed delegate delegations delicious delta demobilized democrat demonstrate
        denmark departmental departure depend deployment deported depot depth describe describing desert design
        desperation destabilize destination detainees detect detected detectives detention diaz differences differently
        difficulty dining directions directors disappearance disappointed disappointment disaster disclose discovery
        discredit discussing disease disguised disinformation dismantling dispatched disposal disputed disrupt distance
        distanced disturbances divide divided division dollar dominated domingo doubts downed drafted drafting dragged
        draw drawn drink drinking dropping drowned dutch earn earth earthquake ease ect ecuadoran edgar edge editor
        educational eelam efficiency efficiently eid eighteen eighty elder elderly electronic eliminated emerged
        emirates emisoras emphatically employed employee employment ena enable endangered enduring enforce enforced
        engage enjoying entirely entry episcopal epl equal equipped equivalent era eradicate error erupted escort escoto
        espinoza essentially establishing establishments estate eta ethiopian euros evacuating evacuation everyday evil
        examination examined examining examples exchanged exclusively excuse execute execution exile existed existing
        expand expanding expansion expecting expects expelled expense experiences expert explaining explains explode
        export exporting exports exposed expresses expressing extension external extradite eyewitnesses facebook
        facilitate factor factors fail fairly faithful fake falling falls fallujah famous fan farce farms fascists
        fashion faso fatah fatal fault fbis fears feasible febe fed fee feeding feelings fence fernandez fewer fights
        files fill financed financing finger finish firemen fires firmly fix flagrant flexibility flow focused foiled
        folks football forbidden forcing forest forever forgot forgotten forming formula fortunately foundation francis
        franklin frankly fraternal fraud freddy freedoms freely frequently frg friendship frustrated fsln fuentes
        fulfill fulfilled fulfilling function functioning fundamental funded funding furniture fyi gained gasoline
        gather gathering generalized generate generation generations generous genocidal gentlemen genuine georgia
        gesture gilda girlfriend glorious gold goods goodwill gotten gov governing grab gradually graduate graduates
        graduating grand grande granting gray greek greeted greetings gregorio grew grief gross grow growth guadalupe
        guaranteed guaranteeing guardsmen guerillas guerrero guest guevara guide guidelines gunned gunshot gustavo
        gutierrez guzman hacked haiti halted hamid handful handing hanged hanging haram harassed harassment harder
        hardly harmed harmony harshly hasn hatred healthy heaviest heed hell hello helmand helps henry hernan hernando
        hey highways hijackers hills hindering hindu hire hitting hole homemade hondurans honestly honored hopefully
        hoping horacio horse horses hosted houthi houthis hoy hugo humanity humble hung hunger hunting hurry hurtado
        huts hydroelectric ibrahim ica ice ideology ignore ignored illegally imam immigrants immunity imperialism
        imperialist implementing importance imports impressed impression imprisoned improved improving increases
        indefinite indefinitely index indians indicating indication indicted indignation indonesia indonesian industries
        inflation influential infrastructure initiate initiatives injury insisting insists inspection inspired
        instability installation instance institutional instructed insult insurance integration intellectual
        intellectuals intend intensification intensify intensity intensive inter interference interim internationally
        interpreted interrupted interrupting intersection intervene interviewed interviews intimidate intimidation
        introduce invaded invading invented invested investigative invitation invite involve involves ira ireland irish
        iron irresponsible isidro islami islands ismail isolate isolation issuing item jack jails jamaat janeiro jason
        jazeera jean jeep jennifer jews jihadists jim johnson joining jones journey jovel judging judgment jump jumped
        jungle junin junior junta jury justification karzai keeps kent kevin khartoum khyber kidnap killer kills
        kingpins kirkuk knife kofi korean kremlin kunar kurds kyiv laboratories lahore lankan largely larios lashkar
        lasting lately laundering lawmakers laying leads leaflets league lee legally legitimacy lemos lempa leon
        leonardo leongomez lesson libertad libyan license lieutenants lifetime lifted lifting lighter lighting lights
        likes limit limitations limon lined linking listened listening lit load loans lobby locate locked logistical lol
        lone longest looting lord lords lorry loud loved lovely loves loyal lucky luxurious machetes mad magazine
        magdalena maghreb magistrate magistrates magnitude maintenance males malian manage managers mandate maneuver
        manila manual map marco marcos margaret marine maritime marketing marking marks marriage married marta mary mask
        masks massacred massacres masses master mastermind match maximum maza meantime meat mechanism meddling mediate
        mediator mediators memorial menem mental mercedes mere meter method metro miami midst migrants mile milk minds
        minibus minimal mining ministries minors mir miraflores misery miss missionaries mistaken mistakes mixed mob
        moderate modified mohamed mohammad mom monitoring monitors monthly montoya moon morale morales mormon moro
        mosques motor mount mountainous mourners mouth movie mrta muhammad mujahideen mumbai murdering musharraf music
        mustafa mutual nails nairobi namely nationals naturally navarro nawaz nazi nearest necessarily neighbor
        neighbour neighbouring nelson neo nepal nervous netanyahu netherlands newscast newsman nicaraguans nicolas
        nights nineteen noble noise norwegian notch notified notimex nuns nurse oblast obligation observatory observe
        observer obstacle obstacles occupying occurring ocean okay oldest oligarchy onto opens operates operational
        operator opinions opposite optimism optimistic ordering orderly org organisations organizing originally osama
        ossa ours oust ousted outbreak outcome outlawed outrage overpowered overran overthrow overturned overwhelming
        owe pacification packages pact padilla painful paint painted pair pan panamanians panel panic parade
        paratroopers pardo pardon pardoned parish partial participants partner partners passer passers passes pastor
        pastrana patience patricio patrolling pattern paulo payments peacefully peacekeeping penal penalty pending
        peninsula performance performed permission persecuted persistent personalities personality pervez peshawar
        petroleum pets phones photo photograph photographer photographs picking pickup pilgrims pipelines pizza pkk
        placing plain planet planting plastic plate platform platforms player players pleaded pleasant pleasure pledge
        plotting pocket poison poles politically pool pope popularity porth portion ports posed possession posting
        postponed pounds poured powder practices pray prayer prc preferred pregnant premises preparation presentation
        pressured pressures prestige presumably presumed pretext prevailing prevails preventing preventive pricing
        prince principal print printed prisons privileged prize procedure proceed proceedings processed processes
        procession proclaimed produced producing professionals profits profound progressive promoting prompt
        propagandistic prophet proposes proposing prosecution protected protested proved proves provisional provisions
        provocation provoke provoked pub publication pulling punjab puppet purchased purchasing pure purge pursue
        pursued pushing puts pylons quantity quarrel quarters quiet quintero quotes rafah rahman raiders rail rain
        raising rammed rang rank rare rarely ratified rating raul raw react reactions reads reaffirm reaffirmed reagan
        rear rebellion receives recep recognised reconsider reconstruction records recovering recovery recruit recruited
        recruiting rector redoubts reduced reduction referendum refers refinery reflects refusal refuses refusing
        regarded regiment regimes register registration regrets regretted regularly regulations reinforce reinforcements
        rejecting rejects rejoin relationship relative relatively relaxed relevant religion remind reminder removal
        renewed rented reopened replacement representing reprisal repudiate repudiated requirement requires rescuers
        residences resident resisted resorting respecting responsibilities restored restrepo restricted resuming
        retaliation retreat reuter reuters reveal reveals revenue reviewing revised revolt revolucionaria reyes rid
        riddled ride ring riot ripped risen risks riyadh robbed robbery rock rocks rojas rolando roll roman rome ronald
        rosales roughly routes row rows royal rubble ruben ruins ruiz rumor rumours rupees rush rushed russians
        sabotaged sacred sad sadr safer saint sake salon sam samayoa sand sandinists sandino sandoval santo sao
        sarmiento satellite satisfaction satisfactory savage saved sayyaf scandal scare scared scenario science
        scientific scope scores sealed searches season sebastian secondly seconds secretariat secretly sectarian sees
        seizing seizure seller selling senators senseless seoul separated sept serb sergio server servicemen sets settle
        settled seventh seventy severely shabaab shabab shaken shape shares sharif sharon sharp shattered shed sheet
        shelled shelters sheraton sheriff shia shiite shipment shipments shipped shipping shocked shook shootings
        shootout shoppers shoulder shouting shrine sierra signal signature significance significantly silva silver
        similarly simon simultaneous sincere singh sink sir sixth skills slain sleeping slopes slow slowly smart smith
        smugglers sniper snipers soares soccer soft software soil sole solely solid solving somehow sometime somoza
        sonora sooner sophisticated sorrow soto sounded sounds sovereign spare speaker specialist specialized specify
        spectacular speculation spending spirit spiritual spite splinter split spokesperson sponsored sports spreading
        stadium stages stake stance standards stars statistics stem stephen stepping steve stick sticks stock stole
        stomach stone stopping stops storage stories storm strafed strait strange strapped strategies strengthened
        stress stretch striking stronger stronghold structure studied studies studio studying styled suarez sub
        subjected submit subsequent suburbs succeed sucre sudden suddenly sufficient suggestion suggests suit sula sum
        summary summoned sun super superior supplying supposedly surely surge surgeon surrendered survive survivor
        suspicious sweet swiss switzerland sympathy synagogue tables tactic taiwan tanker tape tasks tass taste taught
        taxes tayyip tea teaching teams technology tecla telam telecommunications telephones televised tells temporarily
        temporary tend tense termed terminal territorial testified testify thailand theirs theory thereby thomas
        thoroughly throat throwing thwarted tickets tiempo tiger tigers tight till tip tires tnt tokyo tolerate tom
        tomas ton tonnes tool topics torn toronto torrijos totalitarian tough toured tourism tower towers traders
        tradition trafficker tragedy tragic traitors tranquility tranquillity transactions transferred transit
        transition transmission transported trap trash travelled travellers treating tree trees trials tribe tribesmen
        tribunal tries trigger triggered tripoli triumph trujillo turns twin uca uganda ugandan ultimate ultra
        unacceptable unarmed uncertainty undermine understands undertaken underway underwent undetermined unfair
        unfortunate ungo unhurt unilaterally unite unnecessary unofficial unprecedented unpunished unts unusual update
        updated upset urgently urges uribe urng uruguay usa useful useless users uss vacation vain valid valle valuable
        variety vasquez velasquez velez verdict verification verified verify vessels vests vet viable vicinity vicious
        victoria videos vienna vietnam vietnamese vigorously violating virginia virtually visa visible visits vital
        voiced voices volunteer volunteers voz wage waged waiter walker walks wanting warfare warnings warplanes warrant
        wars wash watchman weak weaken weakness welcome welcomed welfare wept weren whatsoever wheel whereabouts whereas
        wherever whoever wide widely widespread widow wild wilson wine winner winning wishes witnessed wondering wood
        wore workshop worsened worsening wow wreck write yankee yard yearly yellow yemeni yield younger youngest yours
        youtube ysu zealand
    """,
    9: """
        abad abandoning abominable academic accent acceptance accepts accidentally accidents accomplish accomplished
        accomplishments accordingly accounting acknowledge acquiring acute adapted addiction addicts addressing adel
        adjacent adjust adjustments administered administrations administrator admiral admire admitting adoption adult
        adventure advises advisor advisory advocated advocates aeronautics affaires affection affiliate affiliated
        affirmed afghans aftermath afterward aggravated agreeing aguilar agustin ahmad ahmet ahrar aides aiding aiming
        ain airbase aired airspace airstrip alabama alarmed alarms alcohol alejandro alerted alfaro algeria algiers
        aligned alike allah allege allegiance allende alley alot alto alvarado alvarenga amazed ambitious amend
        amendment amendments amparo analyzing anarchy ancash anchored ancient anderson andrew angela angulo anna annan
        anne announcements announcer annoying anonymity ansa anthony anticipate anticommunist antiguo antinarcotics
        anymore anytime anyways apartments apologize apology apparatus appeals applaud applauded applies appoint
        appropriately apurimac aqsa aquino arabian arabiya arabs arbitrary archbishopric argentines argueta arguing
        ariel arizona arming armoured arranged arrangement arrangements arresting arrivals arrives arsenals arson asap
        asleep asp aspiration aspirations assam assaulted assaults assert assets assisting associates assumption
        assurances asuncion ate athens atonal attache attachment attained attendance attract attractive attribute aurora
        austin australians austria authenticity authoritarian authorization authorizing auto availability ave avenge
        avenues aviation avoiding award awarded awareness awful awhile ayala ayatollah ayman aziz backward bagram bak
        bakery balcony bali baloch banana banco bangkok bangladeshi bangui bankrupt bankruptcy baptist barbara barcelona
        barillas barn baron barranquilla barrera barricada barriers baseless basement basilan basra bat beard beast
        beatriz bedroom beef beer beg behaving beit belfast belgium belgrade beliefs believing bell bello belly
        belmokhtar beloved belts bench benedict beneficial bernal besieged betancur betrayed biased bicycle bicycles
        biden bills biological blackmail blackouts blair blanco blankets bleeding blessing blindfolded bloc blockade
        blocking blog bloodbath blooded bloodiest blowing bold bonilla bonn bonus boost booth bordering borja borno
        bosnia boss bother bottle boulevard bowl boyaca bracamonte brand bravely bravery bravo bread breakaway
        breakthrough breathe breed breeding bribery brick bright briton broadcaster broader brokered bronze brussels
        builders builds buildup bulgaria bulletins burmese burnt butt bystanders cable cadres cafes cages caicedo cake
        calendar caliphate callao callejas callers calmly cambodia cambodian cameron cameroon camouflage campaigning
        campo cana canas canceled candles cantons capitals capitol capos caps capsized captivity cardboard career cares
        caring carl casa casolo casting castroite catapults category catholics caucasus caution cavalry ceases cel
        celebrate celebrated celebrating celebrations cement centered ceremonies certificate cessation cessna chacon
        chad chair chairs challenged challenging chances character charlotte charter cheaper chechnya cheek cheered
        chemicals cheney chhattisgarh chilena chinook choosing christ ciav cindy cinema circulating cirilo cite cites
        citizenship clamor clan clandestinely clarification clarifying clashing classified cleaner clerk click clinics
        clique closest cloth clues cni coaches coal coffin coincided cole collaboration collaborators collected
        collecting collection collective collusion colorado columnist comalapa comb combination commanded commanding
        commentator commentators commenting commissioned commissions commodity commonly communicate companions compaq
        comparable compare compatible compelled competition competitive complain complaining complaint complaints
        completing complicated complicity complied complying components composed comprise comprised comprising
        compromise computers conceal concentrate concentration concepcion concerted conciliation concludes concluding
        conditioning conducive conducts confederation confession confidentiality confined confinement confiscation
        conflicting congratulate congratulated congratulations congressman conscious consecutive consequence
        conservatives consist consisted consisting consists consolidated consortium constituent constitute consul
        consult consultation consulting consumed container contains contingent continuity continuous contracted
        contractor contradicting contradictions contributed contributes contributions controversy convey convincing
        convoys cooperating cooperative copenhagen copper cordial cordoned core corn corners coronavirus coroner corp
        corpses corrects corregimiento correlation correspondents corresponding corridor costly cotton councillor
        counsel counterattack countering counterparts counterparty counterrevolution counterrevolutionaries counties
        coups courageously courses courtesy courthouse courtroom courtyard cousin covers cows cozy crack cracked craft
        crap crazy creates credible credisa creek cries cristobal criteria critically criticised criticize criticizing
        crop crops crossfire crusade crush cry curb currencies custodio custom cute cyanide cyber cycle cylinder cyprus
        daesh dagestan dallas dam damages danced dancing dangers danilo dare daring darkness dating dave davis daybreak
        daylight dea deadline dealership dean debris deceived deciding decisively deck declarations decor decrease
        decreased dedication deeds deemed defamation default defeating defendant defendants defender defenders deficit
        defines defining definition definitively defuse deir delete deliberate deliberately delicate delivering
        demobilize democracia democratically demonstrates denial denis denouncing dental dentist denying dependent
        depending deplorable deploy deposit derail descent description descriptions deserted designated designer desired
        despicable destabilizing destiny destroyer detachments detective detectors deter deteriorate deteriorated
        deterioration detonators devastating devil devoted dhaka dial dictatorships didnt dig digging digital dijin dine
        dire dirt disabled disagree disagreements disappear disappearances disarm disarmament disarmed disarray
        disbanded disciplinary discontent discount discouraged discover discusses diseases dish dishes dislodge
        dislodged dismantle disorder dispatch display displayed disputes disregard disrupted disrupting disruption
        disseminated dissident dissidents dissolved distinguished distorted distorting distribute distributing disturbed
        diverse divert divisions diyala documentation dolores dominican donated donations donetsk dora dorado doubled
        downing drag dramatically drawing dream dress dried drill drinks drives drunk dubai dublin duck dug dumb dust
        dying dynamited eager earned easter eaten ecological economically economies ecopetrol edgardo edison edit
        educated eec effected eggs ehud elba elders element elementary eligible eliminating elimination emailed emails
        emancipation embargo embattled embedded emerge emergence emergencies emerging emmanuel emperor empire enabled
        enabling enacted enclave encounter encountered encounters encouragement encourages encouraging endanger
        endangering endara endorse engagement engineering enjoyable enjoys ensued ensuring entail enterprises
        entertainment enthusiasm enthusiastic entities entitled entity entrances entrenched environmental envoys eol
        epidemic equality equally equity erdogan eric errazuriz escalating escaping escorted espionage essence estrada
        ethical ethics ethiopia eugenio evaluate evaluated evaluation evicted evolution examine exceed excellency
        exceptional excessive exchanges excited exclude excluded executing executions exemplary exercises exercising
        exert exerted exerting exhaustive exhibit exit exits expanded expel expelling expenses expired expires
        explanations exploding exploit explore expose exposure expressions expulsion extending extortion extraditions
        extremism eyewitness fabio fabulous facilitating facto factories failing fal fancy fans farah farming farther
        fascism fasher faster fatalities fathers fatigues favors faxed fdr feature features federico fees felix females
        ferc ferry festival festivities fetch fever figured filing filipino filipinos filling films filter finances
        findings finds fingers finland firefight firefighters fireworks firmness firms fiscal fishermen flagged flares
        flatly flats flattened flexible flmn floating flooded floors flower flowing flows focuses foods fool footage
        forbid forceful foreigner forensic forged forgetting forgive forgiveness formally format formation formerly fort
        forth forthcoming fortified forums foster founders founding fpmr fragile fragments frame franco francois frank
        fratricidal freeze freight freighter frenchman fries frighten frightening frontières frontline frozen fruits
        frustration fsb fueled fugitives functions fundamentalist fuse gabriel gaddafi gains gallery gardens gaspar gay
        gear gem gendarmerie gendarmes gender gene generally generating gentle genuinely germans gestures ghani ghazni
        gift gilani giroldi globe globo gloria golan golden gonna google govern governed governmental governorate grace
        grade gradual graduated graduation grafica gramajo grass grateful gratitude greece greiff grey grill gripped
        grocery groom groundless growers guardian guatemalans guayabal guayaquil guazapa guerra guidance guided guides
        guinea guitar gunfight gunship gunships habits haider haircut haitian halting hamburg hammer hamper hamster
        handcuffs hang hangar happier happiness harass harboring hardware hariri harkat harming harmless harry harvest
        hasty hated headlines headquartered hearings hearts heated heaven hectares hegemonic height heightened heights
        heinous hemisphere hence heraclides herat herders hero heroes heroically heroism herrera hers hesitate hideout
        hideouts hierarchy highlighted hijacked hijacking hillary hilton hindered hinted hits hoax holed holes holidays
        homage homeless homicide homily honesty hong honorable honoring hooded hordes hormuz horror hosni hospitality
        hospitalized hostel hosting hosts housed household howard hoyo htm huallaga huancayo hub huila hull humane
        humans hungry hunt hunters hurling hurting hut ian ideal identical identifies identifying identities ideologies
        ignoring iii illness ilobasco ilopango images imagination imf imminent imperative implications implies
        importantly imported imposing impoverished impress impressive imprisonment improvement improvised inability inc
        inch inciting inclusion incorrect incredible incredibly incursion incursions independently indias indications
        indifferent indirect indirectly indispensable individually indoors industrialists industrialized ineffective
        inevitable infected infiltrate infiltrated inflicting informing inhuman initials injure injustice inn inocencio
        inocente insecurity inspect inspected inspectors install instruction instructor instrument instrumental
        instruments insulting insurrection intact intent intentional intercede interfere interfering interpreter
        interrogated intervening interventionist intimidating invaders invest investments investors invoice iranians
        ironically irrationality irregular isabel isda isis islamists isolating ites ivan ive ivory iyad jacinto jailed
        jairo jaish jakarta jalalabad jama jamaica jammu jaw jenin jerry jewelry jihadist jimenez jimmy joao
        johannesburg joins joke jolo jonathan jordanian journalism joy judged judiciary juice julia jumping junction
        justicialist justifies justin kaduna kampala kansas karbala karen karrada ken kennedy kerry khalid khost kid
        kilos kim kinda kivu knapsacks knees knocked knowledgeable kong koran koreans kuwait kuwaiti kyle kyrgyzstan lab
        label labeled laboratory labour lacked lacking lacks ladies lagos lame landmark lands landslide lane lara larco
        lasts latino launches laurent lawmaker lawn lays leaf leaflet leaked leal leaning leftists legacy legislation
        legislator legislators lend length lengthy leo leonel leslie lessons lets letting leveled lewis liberated
        liberties library libre licence lied limits linda listeners listing literally literature loan locally lock
        lockdown logical logically logistics lomas lonely loose looted lorenzo lorries loses loudspeakers louis
        louisiana loving lowest loyalty ltte luggage luiz lung lutheran luz mac machinegunning machines maduro magic
        mahdi maids maiduguri mailed mails maimed mainstream maker malaysia malaysian maliki mall malls malta managing
        maneuvers manhunt manipulated mankind manmohan mantilla manufacture manufacturing mao maoists mara marchers
        marches margarita marie marijuana marin martial martyr masterminded masterminding masterminds matches mature max
        meals mechanic mechanics meddle medina mediterranean meets mehsud mejia membership mend mendez mendoza
        mentioning mentions mercenary merchant mercilessly mercy merit merliot mess meta metapan metre michigan midday
        migrant militarization militarized miller minerals minorities mins miracle mirror misael mistreated mitterrand
        mnr mobilization mobilized mobilizing models moderates moderation modi modify moises mokhtar molotov mombasa
        monastery moneda monica monitor montana montano montes montreal moqtada moreno morgue moroccan morocco motion
        motivated motives motorcade mounted mounting moves movies mpsc mubarak mud mujahid mullah multi multilateral
        multinational mundo munich murderer murderous murillo musab muscles museum museveni muslimin mutilated mutually
        myung médecins nablus nail najaf naked naming nangarhar narco narcoterrorists narendra narino narrow nasa
        nationalists nationalities nationality nationalization native navas nazis needy negotiator negotiators negro
        neighbourhood neighbours nephew nerve neutralize neutralized newborn nick nightclub nightfall nightmare nile
        nissan nobel nomination noncommissioned nonetheless norberto nordic normalcy normalization normalize norms norte
        norway nose notify notorious nouri nowhere nueva nuevo numbered nunez nurses obey object objections obligated
        obligations obliged obtaining occasional occupants occupy occurrence offended offensives ohio oklahoma
        oligarchic olmert olympic olympics onboard ontario onuca operative operatives opposing orange organised
        organizers orientation orleans oslo osvaldo outage outages outcry outer outlet outlets outline outlined output
        outright overcoming overflying overpriced overrun overseas overview owes ownership owns pack pakhtunkhwa
        pakistanis pale palestine palm palma panamericana paperwork papua paragraph paraguay paraiso paralyzed parks
        parliamentarian parole parra partisan partly passport passports paste pat paths patricia patriot patriots pause
        pays pcc pcch pedestrians pelaez pen pena penetrated penitentiary pennsylvania penny perceived percentage
        pereira perestroyka perform periods permanently permits permitted perpetrating perquin persian persuade
        pertinent peruvians petition phenomenon philadelphia phillip philosophy phoned photographers photos phrase
        physically pineda pipe piracy pit plagued plateau plays plaza plebiscite pledges plunged pluralism pockets poet
        poisoned poisoning poland pole polish poll polling poorest poorly pop portugal pose poses posing positioned
        poster posters postpone potable practical praise prayed precautions preceded preceding precise predators
        predecessor predict predicted prefect prelate premature premium preparations prepares presencia presenting
        presently preserve presided pressed pressing pressuring prevailed prevention priced pride priorities privately
        procedural proceeded proceeding proclaiming producer productive profession professionally professors profile
        programme prohibited projected prolonged promising promotes promotion promptly propelled proportion pros
        prosecute prospect prosperity protester protocol providers proving provision publicity publisher pump pumped
        punishing pupil puppets purged pursuing pursuit pyongyang qatar qualified quarrelled quayle quebec quietly
        quintin quoting racial radiation radios rafik rage raging railroad ramadan ramadi ramallah ramiro ramos ranch
        ranger rangers ranging rangoon rape raped rapidly raqqa rat rated rational rationing ray raza rcn reaches
        reactionary readiness reaffirming reaffirms realistic realized realizing rebelde recalls recaptured receipt
        receptionist recipient recite recognizes recommendation reconcile recruitment recruits reducing reestablish
        reestablishment reflected reflecting refund regain registry regulation rehabilitation rehman reina
        reincorporation reiterates relate relation relationships releases releasing relieved relying remainder remark
        remarkable remembered reminded renault render renegade renew renewal renovation rent reopen reorganization rep
        repaired repairs repatriation repel repelling repercussions replacing replies reprehensible representation
        repressed reprisals republica republicans repudiation repulsive reputation requesting requiring reservation
        resignations resist resolute resorted resorts resource respectful respects responding responses resting restive
        restoration restraint restrict restructuring retail retain retake retaken returns reviewed revision revived
        revollo revolutionaries revolver rewards reza rhetoric richmond rick ridden rigged rightwing rioting rip rises
        rising rivals rivas rivers roadblock roadblocks robinson roca rocked rode rodolfo roles rolled rolling rolls
        romania roofs root rooted roots rosario rough rpg rsf rubber rucksack rulers rung runway ruth rwanda rwandan
        ryan sabotaging sacked sacramento sacrifices sadness saenz safeguard sahel sail salad salary salazar salman salt
        salute salvation samper samuel sanaa sanctuary sandwich sandwiches sans santamaria sara sarkozy satisfy saudis
        savagery saving savings scattered scenes score scotland scottish scourge sderot seaside seattle secretaries sect
        sections secured seed seekers seis seizures seldom select selection selective sells semi sen sender sends
        sensitive sentiments separation serbian sergei servants serves sessions setback settlements settlers sex sexual
        shade shadow shake shame shameful sharing sharply shebaa shedding sheets sheltering shield shields shift shirt
        shocking shoe shoes shootouts shopkeeper shore shotgun shouldn shout shouts shower shrapnel shrimp shuttle
        sieges sight sigifredo siglo signals sikh silvia simeon sinai sincerely sincerity singer sinking sisters sized
        skill skilled skin skull sky slander slaughter slaves slept slight slightest slipped slum smashed smell smile
        smoking smooth smuggle smuggled snack snake snow soacha socialism societies sofia sol solorzano somozist songs
        sonsonate sorts souls sow sowing spaces spared sparked spears specialists specially species specified speculate
        speeches spelling spends spheres spill spilled spin spirits splinters sponsor sponsors sporadic spots spray
        spreadsheet springs spy squadrons srinagar stab stabilization stabilize staging stairs stall stalls stamp
        standpoint staples starts statue stays steadily steak steal stealing steel steep stiff stipulated stockholm
        stored storey strain strategically stream strengthens stressing strife stroke strongest strongholds strongman
        structural structures struggled studios stupid subdue submachinegun submachineguns submerged substance
        substances substantially substantive subway succeeded successor sue sugar suggesting suite sumy sunnis sunset
        superintendent superiors supermarket supermarkets supervision supervisor supporter suppose surpassed surprising
        surprisingly surrendering surround survey survival susan sushi suspending swap swat swearing swedish sweeping
        swiftly switch switched sydney symbol sympathizers syrians systematic systematically tag taiba tail tajikistan
        takeover tamils tankers tasted taxis tcs tears technician techniques technological teenager teenagers teeth
        tehreek teitelboim telegram teleonce temperature temple tennis tent tents teresa termination terry tested
        testing thai thats theater theatre theft thesis thieves thin threatens thrive ticket tie tighten timber timely
        timing tin tips title tobacco toes tojeira tolerance tolima tolu tonacatepeque tone tony tools topple torres
        tougher tours towed township toxic trace traced tracking tracks tractor trader traditionally trail trampled
        transaction transitional transmitted transporting trauma travelers travels treacherous treason treaties
        treatments treats tremendous trenches trend trends tribute trips troop tropical troubled trunk trusted tug tunis
        tunisia tunnel turbay turks tweeted typical typically uchiza ultimately ultrarightist umbrella unanimously uncle
        unconditional unconditionally uncovered underneath underscored undertake undisclosed unemployed unemployment
        unhappy uniformed unionists unique universal universities unjust unjustifiable unlike unlikely unlimited
        unmanned unnamed uno unpopular unsolved unspecified unsuccessful untrue unveiled unwilling updates upheld uphold
        upi ups upscale upstairs upsurge uraba urgency usage user utah utilities utility utterly uzbekistan uzi vaca
        valdivieso validity vallejo vanguard vanished vary vatican vegetable vehemently velazquez vendor vendors venecia
        venture vera versions vest veteran veterans victories victorious vides viewed viewpoint viewpoints vigil
        vigilance vile villa violates violeta virtual visas vista void volodia volodymyr voltage volume vulnerable wagon
        waiters wal waldemar walmart walter ward warehouses warmongering warns warrants warships watchmen waves weakened
        weakening wealthy websites weekends weighed welcoming westerners whim wholeheartedly wholesale whomever wider
        width wielding wildlife winds wings wins wiped wisconsin wise wished withheld wives wolff wont wooden worldwide
        worn worries worrisome worthy wrapped wreckage wrecked writer xinhua yankees yards yeah yielded yielding
        yourselves zabul zamboanga zapata zarate zarqawi zepeda zimbabwe
    """,
    10: """
        abadi abc abductions ablaze abolished abruptly abstained abundant abused accelerate accelerated accumulated
        accuracy acquired acquisition activated actors adan additionally adhamiya admirable adopting advancement
        advantages advertised advertising affiliation agence ages aggressively agua aguilares ahmadi aids airfield
        airways alex alexandria alfonsin algerians alonso alright alta altar alter altered altos amador amando amaya
        amazon amended anastasio anaya andy angered angle ankle annex annihilation annually antiriot anwar aol appalled
        appealing appetite appliances approaching approving aquarium arenas armaments aronson arranging artists arts
        ashore assassinating assessed assessment asset assurance atrato atrocious attentive attorneys attributing
        audacity audit aunt automatically automobile automobiles avail avalos await azerbaijan azurdia bab baba bailey
        bajaur balad balloting baquba barbados bare barefoot baro barrage barrancabermeja barrel barry baseball bashir
        basin baton bazaar bbq beauty beers behaviour beheading believers belisario bella belligerent bereaved bermudez
        bible birmingham birthplace bitter blackmailed blackout blanca blocs bloggers bloom bluefields boards boasts
        boldak bond boot bosses boubacar bow boyfriend bradley brains brakes brasilia brass breakdown breast breeders
        brenda briefed brilliant broker brooklyn brotherhood bruce bruises btw bucaramanga buchi buck buenaventura bugs
        bulgarian bull bulletproof bunker bunkers burger burgos burying buyer buyers cab cabin caches cadets cafeteria
        calculated cameramen campos candidacy cape capt cardenas carrillo casadiego casings castano castle casts
        catastrophe cautious cavallo cave cbs ceiba celades cellar centres ceo cepeda cerna certainty chant chanting
        chaotic characteristics characters chasing chevron chieftains childhood chimaltenango chocolate choices cholera
        christianity cic cinquera circuito circulate clans clark claude clearer clemente clergy clerics clients cloud
        clue coastline cochabamba cocktails codeh coincide coincidence colleges colonels colonia combating commemorating
        comparing compartment compassion compassionate compel compensate compete competing compose concepts condemnable
        conditioned confessions confusing conquered conquest cons consciences consistency consistently consolidating
        constraints constructive consulates consultations contacting contend contenders contradict contradicted
        contributing convene conventional convicts cooks cope copying cornered corral correspondence cortes councilman
        counteract counters couples coupons covert crab craig crappy crawled credited creditors crescent crewmen cricket
        crippled croatia crosses crusader crushing culminated cundinamarca curious curtain curve czech czechoslovakia
        dane dantewada darker davutoglu deceive declares deems deepen deeper definately deleted delicias democracies
        dempsey depicting deplored des despair desperately destabilization destinations destructive deteriorating
        detonation detonator developer develops dick dictatorial dies differ dignified dimas dimensions diocese
        diplomacy disagreement disband discrimination disgrace dismay disobedience dispatches disperse disrespect
        dissemination dissent dissolution distant distinguish distort distract distrust ditch diyarbakir doctrine doku
        donate donors doubted doubtful download dragon drama drastic drawer drilling dubbed dujail duke duration
        dutchman eagle easiest eats echelons echeverri echoed eco ecuadorean edition editorials edward edwin ees
        effectiveness egg emotion emphasize emptied endless endorsed endure enforcing engaging enroute ensured entails
        enters entree episode equals eradicating eradication erected erp errors escalate escalated escorting escorts
        esmeralda esperanza esteban etat europeans evacuees evict evidently evils exceptions exchanging exclusion
        excuses executives exhausted exiles exotic expectation expertise exploitation exploited exploration extraditable
        extraditing factional fails failures fare fascinating fat fattah favored featured feedback feliciano fiancée
        figueroa filters fingerprints firecrackers fist flock flooding florence florencia fonseca foothills ford forero
        forestry forests formulas formulate formulated forwarding fountain fox fractured fragmentation françois fred
        freezing frenchmen frente frequency fried fruitful fugitive fulani fulfillment funerals funny gaining galeano
        gallon gaming gandhi gao garment gatherings geared gently geographic geographical gerald gifts gilberto gonzales
        gop gordon gotta grabbed grabbing grad grades grants graphic gravely graves greet grid grieving grows guarantor
        guerilla guido guinean guterres guyana gymnasium habitat haha hailed ham hamlet hampering hampshire handguns
        handles haqqani harbor hardest hardline harmful harshest hasina hassle hat hayat headmaster heating hebrew heels
        helmut hesitation highlighting highlights hint hiring historically hizbul hodeidah holdings holidaymakers
        hollande honda honeymoon hood hop horrendous horrified huancavelica huanta hughes hunter hutu ideals ideologist
        idlib imagined immigrant impartial impasse imperialistic implicate implicitly inaugurated inclined incompetence
        incorporate inevitably infant infections infidels infiltrators inflexible influenced informative informers
        ingredients inhabited injures inner innovation input inquire inquiring insane insecure inspiration instances
        instant instantly institutionality instructors insufficient insurrectional intelligent intercept interceptor
        interrogators interruption intibuca invade inviting iquique irias irreversible itagui italians jackson jacob
        jaffna jalal jammed jane janet janice jemaah jeopardize jeremy jerk jhangvi jihadi jinping jnim joints joking
        journal judgement judy jumbo jund jurors justices justifiable karadzic kathmandu kathy kay keen kenneth kenyatta
        keys khaled khalifa khamenei kharkiv kiev kilometer kilometre kindness kitten knee knifed knights kobani
        kordofan kumar labels lamp landmine landowners languages laughing laura lease lecture legislature leiva leonid
        lethal leyva liars liberacion liberalism liberals lightning limbs linares lion litter liver llosa lobster locals
        locating lodging log logo londono longtime lookout loop looters loudly luisa luminoso luncheon madrigal
        malicious malik mandela manifest manifestations manipulating mann manners mansions mansour manufactured marc
        margin mariona mariupol marketers marroquin marshal mart martyrdom marvelous mascota mast mauritanian mauro
        maximiliano mazda meaningful measuring mecca mechanical medicines medieval melbourne memo memories mentally
        merchandise merger merkel mesa messaging migration mild mill mined minnesota mississippi missouri mistreatment
        mix mobilize mockery mode modesto mohamud monetary monte montenegro montgomery montoneros moore moran mortgage
        mourabitoun mourn mouthpiece mozambique mullaitivu murphy musa muscle mystery nancy nashville nasr necessities
        nefarious neglect neil nervousness nest newsroom newsweek niamey ninety nitrate nonexistent nonsense normalized
        notion novel nowadays null nun nusra obedience objects obscure obstruct odds olds onslaught opera opted orbit
        ordonez originated ortiz osman outbreaks outdated outpost outrages overcrowded overly overthrown overwhelmingly
        oxygen pacify palacios palo pants paragraphs paralyze paramilitaries paratrooper parcel parent parishioners
        parliamentarians pashtuns passcode passersby patel patio patrick pattani paula pavon peacekeeper peak pearl penh
        pepper perfection perished perspective peshmerga petro petsmart phases philip philly phnom phoenix photography
        pictured piedra pilgrimage pinned pinto pitch pizzas placards plains planners plantation plea plenum plight
        poblado polay polite populations porras portland posada positively possessions potentially pound pounded prados
        praying precedent preference presiding prevents prey probe probing produces professionalization profit
        profoundly progovernment prompting prospects protects provider provocations provocative prt prudent publications
        publish pumping puno punta purportedly qualifications quantities quell quit racism radar radicals radisson
        radovan rails railways rallies rallying rampage rampant ranges ranked rapporteur rash rashid rationed rats
        rawalpindi rays reactor rearguard reassure recalling recess recieved redirect reestablished referenced
        reflection regulated regulatory reiterating relax relentless reloj rely remembers remnants removing renewing
        reorganize repatriated reptile reservations reserved residency resigning resolutions resounding responds
        responsibly restart restricting rests resurgence retaliatory retook reverse reviewers revise revoked revolutions
        rickshaw rings rioters roberts roldan romantic ron roque rosas rouge rouhani rounded routinely rpc ruin ruined
        ruler rumour saada saavedra sacrificed saddened salah salvatierra sap sappers sarajevo sauce scanning scapegoat
        scheme scholar scientist scientists scooter screaming scrutiny sdf seal seated secular securing segments segundo
        selected sendero senegal senegalese sensitivity serbs serial sermon serpa seventies severed shafick shah shaking
        shalom sham shit sidelines sights signaled sinaloa singapore sinister sinn sketch sketches skip skirmish slated
        slaughtered slice slogan slope slovak slums smallest smiling smoothly snakes soda solar solis song sorto soul
        spaniard specializes specials speculated speculating speculations spies sponsoring spotlight spraying squeeze
        srebrenica staffers staircase standstill stoned stopover stove strafing stranded strangers strangled stray
        stresses stricter strikers strive struggles stun subcontinent submission subregion successes succumbed suck
        suffers suffocated suitable suitcase suits summon sunrise superb supervised surgical suspends sustain sweep
        swimming swore taj talabani tale talented tall tame tana tangible tap tapped tariq tason tasting taxpayers
        tbilisi ted tejutla tele tenth thankful thanksgiving thick thief threshold thru tide tierra tightening tighter
        tikrit tiny titled todd toe toilet tonne tortures tossed touched townships toyota toys traces tracked traditions
        transferring transfers translated travis treacherously treasurer triangle trick trinidad truthful ttp tunnels
        twisted tyranny tyre uhuru ulster umarov umm umopar unaware unbelievable undeniable undergo underlined
        undocumented unexpected unexpectedly unfavorable unhcr unlawful unloading unmasked unpredictable unquestionably
        unrelated unrestricted unsure untimely unwanted urine uruguayan uruzgan uzcategui vague valued vandalism vanish
        vans vegetables veiled velasco vengeance vested viewers vigor villamariona villas vince vincent virus visibly
        volatile waist waitress wales wanna warlords warmer warming warmly warship wary washing weaponry wed wellbeing
        wheat wheels wherein willingly wishing withdrawing witnessing wondered workplaces workshops worrying worsen
        worthless worthwhile writers xls yahoo yala yale yearn yoga yorkshire youre yousuf yoweri ypg zamfara zaragoza
        zawahiri zero zionist
    """,
}
