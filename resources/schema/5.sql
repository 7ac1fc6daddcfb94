CREATE TABLE "plan" (
	id TEXT NOT NULL, 
	content TEXT NOT NULL, 
	seal TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE saves (
	number INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	at TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	PRIMARY KEY (number)
)
 WITHOUT ROWID;

CREATE TABLE touched (
	"table" TEXT NOT NULL, 
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	at TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	PRIMARY KEY ("table", scenario, id)
)
 WITHOUT ROWID;

CREATE TABLE settings (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	languages TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	base_pay_low TEXT, 
	base_pay_high TEXT, 
	base_pay_approximate BOOLEAN NOT NULL, 
	base_pay_basis TEXT NOT NULL, 
	base_pay_source TEXT, 
	classification TEXT NOT NULL, 
	rating_months INTEGER, 
	note TEXT NOT NULL, 
	without TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE thresholds (
	id TEXT NOT NULL, 
	work TEXT NOT NULL, 
	narrowest_span INTEGER, 
	widest_span INTEGER, 
	most_layers INTEGER, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE scenarios (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	base TEXT, 
	locked BOOLEAN NOT NULL, 
	as_of TEXT NOT NULL, 
	rank TEXT NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE sources (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	place TEXT NOT NULL, 
	date TEXT NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE grades (
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	rank TEXT NOT NULL, 
	pay_low TEXT, 
	pay_high TEXT, 
	pay_approximate BOOLEAN NOT NULL, 
	pay_basis TEXT NOT NULL, 
	pay_source TEXT, 
	coefficient TEXT, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE people (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	code TEXT NOT NULL, 
	profession TEXT NOT NULL, 
	education TEXT NOT NULL, 
	languages TEXT NOT NULL, 
	contract TEXT NOT NULL, 
	pay_low TEXT, 
	pay_high TEXT, 
	pay_approximate BOOLEAN NOT NULL, 
	pay_basis TEXT NOT NULL, 
	pay_source TEXT, 
	basis TEXT NOT NULL, 
	source TEXT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE skills (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	scale TEXT NOT NULL, 
	levels TEXT NOT NULL, 
	source TEXT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE ratings (
	id TEXT NOT NULL, 
	person TEXT NOT NULL, 
	skill TEXT NOT NULL, 
	level INTEGER, 
	rater TEXT NOT NULL, 
	date TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	source TEXT, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE views (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	scenario TEXT, 
	against TEXT, 
	chart TEXT NOT NULL, 
	content TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	colour_by TEXT NOT NULL, 
	language TEXT NOT NULL, 
	paper TEXT NOT NULL, 
	landscape BOOLEAN NOT NULL, 
	stage TEXT NOT NULL, 
	arrows BOOLEAN NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE allowances (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	percent_low TEXT, 
	percent_high TEXT, 
	percent_approximate BOOLEAN NOT NULL, 
	percent_basis TEXT NOT NULL, 
	percent_source TEXT, 
	grade TEXT, 
	rank TEXT NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE criteria (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	weight TEXT NOT NULL, 
	better TEXT NOT NULL, 
	rank TEXT NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE scores (
	id TEXT NOT NULL, 
	criterion TEXT NOT NULL, 
	scenario TEXT NOT NULL, 
	score_low TEXT, 
	score_high TEXT, 
	score_approximate BOOLEAN NOT NULL, 
	score_basis TEXT NOT NULL, 
	score_source TEXT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE page_templates (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	rank TEXT NOT NULL, 
	paper TEXT NOT NULL, 
	direction TEXT NOT NULL, 
	languages TEXT NOT NULL, 
	title TEXT NOT NULL, 
	subtitle TEXT NOT NULL, 
	logo TEXT NOT NULL, 
	approval BOOLEAN NOT NULL, 
	approval_heading TEXT NOT NULL, 
	approver_post TEXT NOT NULL, 
	approver TEXT NOT NULL, 
	approved TEXT NOT NULL, 
	number TEXT NOT NULL, 
	version TEXT NOT NULL, 
	date TEXT NOT NULL, 
	classification TEXT NOT NULL, 
	legend BOOLEAN NOT NULL, 
	totals BOOLEAN NOT NULL, 
	notes TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE units (
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	parent TEXT, 
	rank TEXT NOT NULL, 
	unplaced BOOLEAN NOT NULL, 
	role TEXT NOT NULL, 
	arrangement TEXT NOT NULL, 
	columns INTEGER, 
	colour TEXT NOT NULL, 
	work TEXT NOT NULL, 
	mandate TEXT NOT NULL, 
	place TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	source TEXT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (scenario, id)
)
 WITHOUT ROWID;

CREATE TABLE posts (
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	unit TEXT, 
	code TEXT NOT NULL, 
	title TEXT NOT NULL, 
	grade TEXT, 
	established_low TEXT, 
	established_high TEXT, 
	established_approximate BOOLEAN NOT NULL, 
	established_basis TEXT NOT NULL, 
	established_source TEXT, 
	filled_low TEXT, 
	filled_high TEXT, 
	filled_approximate BOOLEAN NOT NULL, 
	filled_basis TEXT NOT NULL, 
	filled_source TEXT, 
	is_head BOOLEAN NOT NULL, 
	is_deputy BOOLEAN NOT NULL, 
	status TEXT NOT NULL, 
	reports_to TEXT, 
	rank TEXT NOT NULL, 
	unplaced BOOLEAN NOT NULL, 
	profession TEXT NOT NULL, 
	funded BOOLEAN NOT NULL, 
	basis TEXT NOT NULL, 
	source TEXT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (scenario, id)
)
 WITHOUT ROWID;

CREATE TABLE assignments (
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	person TEXT NOT NULL, 
	post TEXT NOT NULL, 
	share TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	since TEXT NOT NULL, 
	until TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	source TEXT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (scenario, id)
)
 WITHOUT ROWID;

CREATE TABLE requirements (
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	skill TEXT NOT NULL, 
	unit TEXT, 
	post TEXT, 
	level INTEGER, 
	people_low TEXT, 
	people_high TEXT, 
	people_approximate BOOLEAN NOT NULL, 
	people_basis TEXT NOT NULL, 
	people_source TEXT, 
	essential BOOLEAN NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (scenario, id)
)
 WITHOUT ROWID;

CREATE TABLE links (
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	target TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	caption TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	source TEXT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (scenario, id)
)
 WITHOUT ROWID;

CREATE TABLE functions (
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	legal_basis TEXT NOT NULL, 
	rank TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	source TEXT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (scenario, id)
)
 WITHOUT ROWID;

CREATE TABLE responsibilities (
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	function TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	role TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	source TEXT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (scenario, id)
)
 WITHOUT ROWID;

CREATE TABLE successions (
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	targets TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	legal_basis TEXT NOT NULL, 
	wave INTEGER, 
	basis TEXT NOT NULL, 
	source TEXT, 
	review TEXT NOT NULL, 
	PRIMARY KEY (scenario, id)
)
 WITHOUT ROWID;

CREATE TABLE limits (
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	unit TEXT, 
	kind TEXT NOT NULL, 
	measure TEXT NOT NULL, 
	least TEXT, 
	most TEXT, 
	source TEXT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (scenario, id)
)
 WITHOUT ROWID;

CREATE TABLE todos (
	scenario TEXT NOT NULL, 
	id TEXT NOT NULL, 
	subject TEXT, 
	text TEXT NOT NULL, 
	place TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (scenario, id)
)
 WITHOUT ROWID
