using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Tests.Trust.Consents;

/// <summary>What may be read for what, as published.</summary>
public sealed class PurposesTests
{
    private static readonly Purposes s_purposes = RepositoryPurposes.Read();

    [Theory]
    [InlineData("PRE_LOAN", "I25")]
    [InlineData("POST_LOAN", "I12 I25")]
    [InlineData("GREEN_EVAL", "I09 I12 I18 I20 I21")]
    [InlineData("SELF", "")]
    public void A_purpose_allows_all_but_what_it_does_not_need(string code, string not) => Assert.Equal(
        not.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        RepositoryPurposes.Catalog.Interfaces.Select(i => i.Id).Where(id => !s_purposes.Find(code)!.Covers(id)));

    [Theory]
    [InlineData("PROC_LOAN", "I08 I09 I24 I26 I28 I33 I37")]
    [InlineData("SUBSIDY", "I24 I37")]
    [InlineData("STAT", "")]
    public void A_purpose_allows_only_what_it_needs(string code, string only) => Assert.Equal(
        only.Split(' ', StringSplitOptions.RemoveEmptyEntries), s_purposes.Find(code)!.Interfaces.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("PRE_LOAN", 3)]
    [InlineData("GREEN_EVAL", 12)]
    [InlineData("SELF", null)]
    public void A_consent_has_a_longest_time(string code, int? months) => Assert.Equal(months, s_purposes.Find(code)!.ConsentMonths);

    [Fact]
    public void Green_grading_allows_exactly_what_the_rulebook_reads()
    {
        var rules = string.Concat(new[] { "esg.json", "negative-list.json" }.Select(f => File.ReadAllText(Repository.PathOf($"catalog/rulebooks/2026.1/{f}"))));

        Assert.Equal(Regex.Matches(rules, @"\bI[0-9]{2}\b").Select(m => m.Value).Distinct().Order(), s_purposes.Find("GREEN_EVAL")!.Interfaces.Order());
    }

    [Theory]
    [InlineData("    \"I01\": [\"PRE_LOAN\", \"POST_LOAN\", \"GREEN_EVAL\", \"SELF\"],\n", "", "interfaces is ", "every interface of the catalog needs its purposes; absent: I01")]
    [InlineData("\"I01\": [\"PRE_LOAN\"", "\"I99\": [], \"I01\": [\"PRE_LOAN\"", "interfaces.I99 is []", "there is no interface I99; valid are I01 to I38")]
    [InlineData("\"I01\": [\"PRE_LOAN\"", "\"I01\": [\"PRELOAN\"", "interfaces.I01 is ", "PRELOAN is none of PRE_LOAN, POST_LOAN, GREEN_EVAL, SUBSIDY, PROC_LOAN, SELF, STAT; did you mean PRE_LOAN?")]
    [InlineData("\"consentMonths\": 3,", "\"consentMonths\": 0,", "purposes[0].consentMonths is 0", "a number from 1 to 360 is needed")]
    [InlineData("\"shareholder_id_hash\"", "\"share_pct\"", "persons.I25 is \"share_pct\"", "I25 needs the person's consent: the name of its required personal field with the person's digest is needed")]
    [InlineData("\"code\": \"STAT\"", "\"code\": \"SELF\"", "purposes[6].code is \"SELF\"", "every purpose stands once")]
    public void A_mistake_is_named(string passage, string replacement, string where, string expected)
    {
        var text = RepositoryPurposes.Text.ReplaceLineEndings("\n");
        Assert.Contains(passage, text);

        var mistakes = Assert.Throws<CatalogException>(() =>
            PurposesReader.Read(new CatalogFile("purposes.json", text.Replace(passage, replacement)), RepositoryPurposes.Catalog)).Mistakes;

        Assert.Contains(mistakes, m => m.ToString().StartsWith($"purposes.json: {where}", StringComparison.Ordinal) && m.Expected == expected);
    }

    [Fact]
    public void The_editors_schemas_and_the_readers_say_the_same()
    {
        Assert.Equal(PurposesVocabulary.File, Names("purposes", "file"));
        Assert.Equal(PurposesVocabulary.Purpose, Names("purposes", "purpose"));
        Assert.Equal(BandsReader.File, Names("bands", "file"));
    }

    private static IEnumerable<string> Names(string schema, string definition) => JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf($"catalog/schema/{schema}.schema.json"))).RootElement
        .GetProperty("$defs").GetProperty(definition).GetProperty("properties").EnumerateObject().Select(p => p.Name);
}
