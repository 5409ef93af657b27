using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

/// <summary>Broken in one place, the sample is answered with one whole message.</summary>
public sealed class CatalogMistakeTests
{
    [Theory]
    [InlineData("\"zh\": \"税务局\", ", "", "zh is missing; a text is needed")]
    [InlineData("\"system\": \"金税\"", "\"system\": 7", "system is 7; a text is needed")]
    [InlineData("\"en\": \"Property\", ", "", "interfaces[2].en is missing; a text is needed")]
    [InlineData("\"cadence\": \"yearly\"", "\"cadence\": \"yerly\"", "interfaces[0].cadence is \"yerly\"; one of realtime, event, daily, weekly, monthly, quarterly, yearly, onDemand is needed; did you mean yearly?")]
    [InlineData("\"ttlDays\": 400", "\"ttlDays\": \"400\"", "interfaces[0].ttlDays is \"400\"; a whole number is needed")]
    [InlineData("\"kind\": \"single\"", "\"kind\": \"one\"", "interfaces[3].section.kind is \"one\"; one of single, series, list is needed")]
    [InlineData("\"shape\": \"paged\"", "\"shape\": \"page\"", "interfaces[0].source.shape is \"page\"; one of push, paged, file, perSubject, platformPaged, platformPerSubject is needed; did you mean paged?")]
    [InlineData("\"format\": \"csv\"", "\"format\": \"xls\"", "interfaces[1].source.format is \"xls\"; one of json, ndjson, csv is needed")]
    [InlineData("\"encoding\": \"gb18030\"", "\"encoding\": \"gbk\"", "interfaces[1].source.encoding is \"gbk\"; one of utf-8, gb18030 is needed")]
    [InlineData("\"subject\": [\"识别号\"]", "\"subject\": \"识别号\"", "interfaces[0].source.subject is \"识别号\"; a list of texts is needed")]
    [InlineData("\"foreign\": true", "\"foreign\": \"yes\"", "interfaces[3].fields[2].foreign is \"yes\"; true or false is needed")]
    [InlineData("\"min\": 0", "\"min\": \"0\"", "interfaces[0].fields[2].min is \"0\"; a number is needed")]
    [InlineData("{ \"zh\": \"差\", \"en\": \"Bad\" }", "\"差\"", "interfaces[0].fields[1].values.BAD is \"差\"; an object with zh, en is needed")]
    [InlineData("\"type\": \"dec(5,2)\"", "\"type\": \"decimal\"", "interfaces[0].fields[2].type is \"decimal\"; one of dec(p,s), int, money, bool, date, datetime, year, quarter, month, day, text(n), creditCode, industry, division, enum, list is needed, with numbers for p, s and n; did you mean dec(p,s)?")]
    [InlineData("\"type\": \"dec(5,2)\"", "\"type\": \"dec(5)\"", "interfaces[0].fields[2].type is \"dec(5)\"; one of dec(p,s), int, money, bool, date, datetime, year, quarter, month, day, text(n), creditCode, industry, division, enum, list is needed, with numbers for p, s and n; did you mean dec(p,s)?")]
    [InlineData("\"type\": \"day\"", "\"type\": \"dat\"", "interfaces[1].fields[0].type is \"dat\"; one of dec(p,s), int, money, bool, date, datetime, year, quarter, month, day, text(n), creditCode, industry, division, enum, list is needed, with numbers for p, s and n; did you mean date?")]
    [InlineData("\"type\": \"year\", \"required\"", "\"type\": \"year\", \"requierd\"", "interfaces[0].fields[0].requierd is true; no such property; valid are name, zh, en, type, required, personal, sourceNames; did you mean required?")]
    [InlineData("\"sharing\": \"restricted\", \"consent\": \"E\",", "\"sharing\": \"restricted\", \"consent\": \"E\", \"colour\": \"red\",", "interfaces[1].colour is \"red\"; no such property; valid are id, zh, en, cadence, ttlDays, sensitivity, sharing, consent, basis, purpose, section, breaker, source, fields")]
    [InlineData("\"type\": \"year\",", "\"type\": \"year\", \"unit\": \"天\",", "interfaces[0].fields[0].unit is \"天\"; no such property; valid are name, zh, en, type, required, personal, sourceNames")]
    [InlineData("\"lagDays\": 1,", "\"lagDays\": 1, \"pageSize\": 500,", "interfaces[1].source.pageSize is 500; no such property; valid are shape, subject, asOf, deleted, notStated, rows, part, path, format, encoding, lagDays")]
    public void What_cannot_be_read_is_named(string passage, string replacement, string message) => AssertMistake(message, passage, replacement);

    [Theory]
    [InlineData("\"id\": \"D14\"", "\"id\": \"D4\"", "id is \"D4\"; D and two digits are needed, such as D14")]
    [InlineData("\"id\": \"D14\"", "\"id\": \"D15\"", "id is \"D15\"; a file name that begins with D15- is needed")]
    [InlineData("\"id\": \"I28\"", "\"id\": \"X28\"", "interfaces[0].id is \"X28\"; I and two digits are needed, such as I28")]
    [InlineData("\"id\": \"I36\"", "\"id\": \"I28\"", "interfaces[1].id is \"I28\"; an id of its own is needed, interfaces[0] of D14-tax.json has this one")]
    [InlineData("\"name\": \"score\"", "\"name\": \"taxScore\"", "interfaces[0].fields[2].name is \"taxScore\"; small letters, digits and underscores are needed, beginning with a letter")]
    [InlineData("\"name\": \"score\"", "\"name\": \"grade\"", "interfaces[0].fields[2].name is \"grade\"; a name of its own is needed, fields[1] has this one")]
    [InlineData("\"zh\": \"得分\"", "\"zh\": \"级别\"", "interfaces[0].fields[2].zh is \"级别\"; a heading of its own is needed, fields[1].zh claims this one")]
    [InlineData("\"sourceNames\": [\"电量（万千瓦时）\"]", "\"sourceNames\": [\"电量（万千瓦时）\", \" staff\"]", "interfaces[1].fields[2].en is \"Staff\"; a heading of its own is needed, fields[1].sourceNames[1] claims this one")]
    [InlineData("\"values\": { \"GOOD\": { \"zh\": \"好\", \"en\": \"Good\" }, \"BAD\": { \"zh\": \"差\", \"en\": \"Bad\" } }, \"codes\": { \"01\": \"GOOD\" }", "\"values\": {}", "interfaces[0].fields[1].values is empty; at least one value with its names is needed")]
    [InlineData("\"01\": \"GOOD\"", "\"01\": \"GOD\"", "interfaces[0].fields[1].codes.01 is \"GOD\"; one of the values GOOD, BAD is needed; did you mean GOOD?")]
    [InlineData("\"type\": \"dec(5,2)\"", "\"type\": \"dec(30,2)\"", "interfaces[0].fields[2].type is \"dec(30,2)\"; 1 to 28 digits are needed")]
    [InlineData("\"type\": \"dec(5,2)\"", "\"type\": \"dec(5,6)\"", "interfaces[0].fields[2].type is \"dec(5,6)\"; no more digits after the point than in all are needed")]
    [InlineData("\"type\": \"dec(5,2)\"", "\"type\": \"dec(4,2)\"", "interfaces[0].fields[2].type is \"dec(4,2)\"; enough digits for the bounds 0 to 100 are needed")]
    [InlineData("\"min\": 0, \"max\": 100", "\"min\": 101, \"max\": 100", "interfaces[0].fields[2].min is 101; a number up to max (100) is needed")]
    [InlineData("\"type\": \"text(60)\"", "\"type\": \"text(0)\"", "interfaces[2].fields[0].type is \"text(0)\"; room for at least one character is needed")]
    [InlineData("\"maxCount\": 20", "\"maxCount\": 0", "interfaces[2].fields[3].maxCount is 0; room for at least one object is needed")]
    [InlineData("\"name\": \"court\"", "\"name\": \"Court\"", "interfaces[2].fields[3].fields[0].name is \"Court\"; small letters, digits and underscores are needed, beginning with a letter")]
    public void What_the_fields_lack_is_named(string passage, string replacement, string message) => AssertMistake(message, passage, replacement);

    [Theory]
    [InlineData("\"unit\": \"kWh\"", "\"unit\": \"kWhs\"", "interfaces[1].fields[1].unit is \"kWhs\"; one of 元, USD, kWh, t, tce, tCO2, GJ, m2, mu, m3, Nm3, mg/L, kgCOD, %, h, 天, 月, 人, 家, 万元/亩, 万元/tce, 万元/t, 万元/人, tCO2/万元 is needed; did you mean kWh?")]
    [InlineData("\"sourceUnit\": \"万千瓦时\"", "\"sourceUnit\": \"吨\"", "interfaces[1].fields[1].sourceUnit is \"吨\"; one of MWh, kWh, 万kWh, 万千瓦时, 万度, 兆瓦时, 千瓦时, 度 is needed")]
    [InlineData("\"unit\": \"人\"", "\"sourceUnit\": \"人\"", "interfaces[1].fields[2].sourceUnit is \"人\"; a known \"unit\" is needed to convert it into")]
    [InlineData("\"sourceUnit\": \"万元\"", "\"sourceUnit\": \"万美元\"", "interfaces[2].fields[2].sourceUnit is \"万美元\"; one of 万元, 人民币元, 亿元, 元, 千元, 百万元 is needed")]
    public void What_the_units_lack_is_named(string passage, string replacement, string message) => AssertMistake(message, passage, replacement);

    [Theory]
    [InlineData("\"kind\": \"single\"", "\"kind\": \"single\", \"identity\": [\"uscc\"]", "interfaces[3].section.identity is [\"uscc\"]; a single record has no identity; leave it out")]
    [InlineData("\"identity\": [\"property_no\"]", "\"identity\": []", "interfaces[2].section.identity is empty; the fields that tell two items of a section apart are needed; fields are property_no, owner, amount, liens")]
    [InlineData("\"identity\": [\"eval_year\"]", "\"identity\": [\"eval_yaer\"]", "interfaces[0].section.identity[0] is \"eval_yaer\"; a field is needed, one of eval_year, grade, score; did you mean eval_year?")]
    [InlineData("\"identity\": [\"property_no\"]", "\"identity\": [\"property_no\", \"owner\"]", "interfaces[2].section.identity[1] is \"owner\"; a required field is needed; set \"required\": true on it")]
    [InlineData("\"type\": \"year\"", "\"type\": \"int\"", "interfaces[0].section.identity is [\"eval_year\"]; the identity of a series holds a field of type year, quarter, month or day")]
    [InlineData("\"identity\": [\"property_no\"]", "\"identity\": [\"property_no\"], \"keepMonths\": 60", "interfaces[2].section.keepMonths is 60; only a series has it; leave it out")]
    [InlineData("\"keepMonths\": 60", "\"keepMonths\": 12", "interfaces[0].section.keepMonths is 12; at least 36 is needed; leave it out to keep all")]
    public void What_the_section_lacks_is_named(string passage, string replacement, string message) => AssertMistake(message, passage, replacement);

    [Theory]
    [InlineData("\"subject\": [\"代码\"]", "\"subject\": []", "interfaces[1].source.subject is []; the source field with the enterprise's credit code is needed")]
    [InlineData("\"subject\": [\"识别号\"]", "\"subject\": [\"得分\"]", "interfaces[0].source.subject[0] is \"得分\"; a heading that no field claims is needed, or that of a creditCode field; score claims this one")]
    [InlineData("\"asOf\": \"更新时间\"", "\"asOf\": \"资本\"", "interfaces[3].source.asOf is \"资本\"; a heading that no field claims is needed, or that of a date or datetime field; capital claims this one")]
    [InlineData("\"/grades\"", "\"grades\"", "interfaces[0].source.path is \"grades\"; a path that begins with / is needed")]
    [InlineData("\"/{date}.csv\"", "\"/today.csv\"", "interfaces[1].source.path is \"/today.csv\"; a path with {date} in it is needed")]
    [InlineData("\"/properties/{code}\"", "\"/properties\"", "interfaces[2].source.path is \"/properties\"; a path with {code} in it is needed")]
    [InlineData("\"lagHours\": 48", "\"lagHours\": 9000", "interfaces[0].source.lagHours is 9000; 0 to 2160 is needed")]
    [InlineData("\"pageSize\": 500", "\"pageSize\": 0", "interfaces[0].source.pageSize is 0; 1 to 5000 is needed")]
    [InlineData("\"lagDays\": 1", "\"lagDays\": -1", "interfaces[1].source.lagDays is -1; 0 to 31 is needed")]
    [InlineData("\"perSecond\": 200", "\"perSecond\": 0", "interfaces[2].source.perSecond is 0; at least 1 is needed")]
    [InlineData("\"perDay\": 50000", "\"perDay\": -5", "interfaces[2].source.perDay is -5; at least 1 is needed")]
    [InlineData("\"unreached\": [\"3001\"]", "\"unreached\": [\"3001\", \"1001\"]", "interfaces[2].source.reply.unreached[1] is \"1001\"; a code with one meaning is needed, source.reply.noRecord[0] has this one")]
    [InlineData("\"values\": [\"撤销\"]", "\"values\": []", "interfaces[0].source.deleted.values is []; at least one value that marks a record as withdrawn is needed")]
    [InlineData("\"subject\": [\"信用代码\"]", "\"subject\": [\"信用代码\"], \"part\": \"分项\"", "interfaces[3].fields[0].required is true; only fields of the identity are required where source.part joins records")]
    [InlineData("\"subject\": [\"信用代码\"]", "\"subject\": [\"信用代码\"], \"rows\": \"资本\"", "interfaces[3].source.rows is \"资本\"; a heading that no field claims is needed; capital claims this one")]
    [InlineData("\"lagDays\": 1,", "\"lagDays\": 1, \"rows\": \"明细\",", "interfaces[1].source.rows is \"明细\"; a format with arrays is needed beside it, json or ndjson")]
    public void What_the_source_lacks_is_named(string passage, string replacement, string message) => AssertMistake(message, passage, replacement);

    [Theory]
    [InlineData("platformPaged", "\"path\": \"/d14\", \"lagHours\": 48, \"pageSize\": 500, \"purposeCode\": \"GREEN\"", "interfaces[3].source.purposeCode is \"GREEN\"; one of PRE_LOAN, POST_LOAN, GREEN_EVAL, SUBSIDY, PROC_LOAN, SELF, STAT is needed")]
    [InlineData("platformPaged", "\"path\": \"/d14\", \"lagHours\": 48, \"pageSize\": 500", "interfaces[3].source.purposeCode is missing; one of PRE_LOAN, POST_LOAN, GREEN_EVAL, SUBSIDY, PROC_LOAN, SELF, STAT is needed")]
    [InlineData("platformPaged", "\"path\": \"d14\", \"lagHours\": 48, \"pageSize\": 500, \"purposeCode\": \"SELF\"", "interfaces[3].source.path is \"d14\"; a path that begins with / is needed")]
    [InlineData("platformPaged", "\"path\": \"/d14\", \"lagHours\": -1, \"pageSize\": 500, \"purposeCode\": \"SELF\"", "interfaces[3].source.lagHours is -1; 0 to 2160 is needed")]
    [InlineData("platformPaged", "\"path\": \"/d14\", \"lagHours\": 48, \"pageSize\": 5001, \"purposeCode\": \"SELF\"", "interfaces[3].source.pageSize is 5001; 1 to 5000 is needed")]
    [InlineData("platformPerSubject", "\"path\": \"/d14\", \"perSecond\": 0, \"perDay\": 1, \"purposeCode\": \"SELF\"", "interfaces[3].source.perSecond is 0; at least 1 is needed")]
    [InlineData("platformPerSubject", "\"path\": \"/d14\", \"perSecond\": 1, \"perDay\": 1, \"purposeCode\": \"SELF\", \"items\": \"rows\"", "interfaces[3].source.items is \"rows\"; no such property; valid are shape, subject, asOf, deleted, notStated, rows, part, path, perSecond, perDay, purposeCode")]
    public void What_a_platform_source_lacks_is_named(string shape, string properties, string message) =>
        AssertMistake(message, "\"shape\": \"push\",", $"\"shape\": \"{shape}\", {properties},");

    [Theory]
    [InlineData("\"foreign\": true, \"sourceUnit\": \"万美元\"", "\"foreign\": true, \"flat\": true, \"sourceUnit\": \"万美元\"", "interfaces[3].fields[2].flat is true; no such property; valid are name, zh, en, type, required, personal, sourceNames, foreign, min, max, sourceUnit")]
    [InlineData("\"maxCount\": 20, \"fields\": [\n          { \"name\": \"court\", \"zh\": \"法院\"", "\"maxCount\": 20, \"flat\": true, \"fields\": [\n          { \"name\": \"court\", \"zh\": \"权利人\"", "interfaces[2].fields[3].fields[0].zh is \"权利人\"; a heading of its own is needed, fields[1].zh claims this one")]
    [InlineData("\"type\": \"text(80)\"", "\"type\": \"list\", \"maxCount\": 1, \"flat\": true, \"fields\": [{ \"name\": \"x\", \"zh\": \"某\", \"en\": \"X\", \"type\": \"int\" }]", "interfaces[2].fields[3].fields[0].flat is true; only a list of the record itself can be flat, not one within a list")]
    public void What_a_flat_list_needs_is_named(string passage, string replacement, string message) => AssertMistake(message, passage, replacement);

    [Theory]
    [InlineData("\"ttlDays\": 400", "\"breaker\": { \"mostChanged\": 1.5 }, \"ttlDays\": 400", "interfaces[0].breaker.mostChanged is 1.5; a share above 0 and up to 1 is needed")]
    [InlineData("\"ttlDays\": 400", "\"breaker\": { \"mostDeleted\": 0 }, \"ttlDays\": 400", "interfaces[0].breaker.mostDeleted is 0; a share above 0 and up to 1 is needed")]
    [InlineData("\"ttlDays\": 400", "\"breaker\": { \"most\": 1 }, \"ttlDays\": 400", "interfaces[0].breaker.most is 1; no such property; valid are mostChanged, mostDeleted")]
    [InlineData("\"id\": \"D14\"", "\"id\": \"D14\", \"maintenance\": [\"1:30\"]", "maintenance is [\"1:30\"]; times of the day such as \"01:30-02:30\" are needed")]
    [InlineData("\"id\": \"D14\"", "\"id\": \"D14\", \"maintenance\": [\"01:30-01:30\"]", "maintenance is [\"01:30-01:30\"]; times of the day such as \"01:30-02:30\" are needed")]
    public void What_holding_and_resting_need_is_named(string passage, string replacement, string message) => AssertMistake(message, passage, replacement);

    [Theory]
    [InlineData("\"ttlDays\": 400", "\"ttlDays\": 300", "interfaces[0].ttlDays is 300; at least 366 is needed for the cadence yearly")]
    [InlineData("\"ttlDays\": 3,", "\"ttlDays\": 0,", "interfaces[1].ttlDays is 0; at least 1 is needed for the cadence daily")]
    [InlineData("\"type\": \"text(100)\", \"personal\": \"person\" },\n        { \"name\": \"capital\"", "\"type\": \"text(100)\" },\n        { \"name\": \"capital\"", "interfaces[3].fields[1].personal is missing; legal_rep_name names a person; \"person\" is needed, or the sensitivity L4")]
    [InlineData("\"sensitivity\": \"L3\", \"sharing\": \"restricted\", \"consent\": \"E\"", "\"sensitivity\": \"L3\", \"sharing\": \"restricted\", \"consent\": \"N\"", "interfaces[1].consent is \"N\"; E or E+P is needed for the sensitivity L3; only L1 goes without")]
    [InlineData("\"sensitivity\": \"L4\", \"sharing\": \"restricted\", \"consent\": \"E+P\"", "\"sensitivity\": \"L4\", \"sharing\": \"restricted\", \"consent\": \"N\"", "interfaces[2].consent is \"N\"; E or E+P is needed for the sensitivity L4; only L1 goes without")]
    [InlineData("\"sensitivity\": \"L3\", \"sharing\": \"restricted\", \"consent\": \"E\"", "\"sensitivity\": \"L1\", \"sharing\": \"restricted\", \"consent\": \"N\"", "interfaces[1].consent is \"N\"; E or E+P is needed for restricted sharing")]
    [InlineData("\"sensitivity\": \"L3\", \"sharing\": \"restricted\", \"consent\": \"E\"", "\"sensitivity\": \"L3\", \"sharing\": \"restricted\", \"consent\": \"E+P\"", "interfaces[1].consent is \"E+P\"; a field with \"personal\": \"person\" is needed, otherwise E")]
    public void What_privacy_asks_is_named(string passage, string replacement, string message) => AssertMistake(message, passage, replacement);

    private static void AssertMistake(string message, string passage, string replacement)
    {
        var exception = Assert.Throws<CatalogException>(() => SampleCatalog.Read(SampleCatalog.With(passage, replacement)));

        Assert.Equal($"D14-tax.json: {message}", exception.Message);
        Assert.Single(exception.Mistakes);
    }
}
