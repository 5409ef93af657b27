using Hub.Domain.Evaluation.Subsidies;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Evaluation.Subsidies;

/// <summary>Broken in one place, the table is answered with one whole message.</summary>
public sealed class LoanPrimeRatesReaderTests
{
    private const string Text = """
        {
          "zh": "利率", "en": "Rates", "unit": "%",
          "sources": { "notice": { "zh": "公告", "en": "Notice" } },
          "source": "notice",
          "fiveYearsAbove": { "value": 5, "unit": "年", "source": "notice", "remark": { "zh": "长期", "en": "Long" } },
          "rates": [
            { "from": "2019-08-20", "oneYear": 4.25, "fiveYears": 4.85 },
            { "from": "2019-09-20", "oneYear": 4.20, "fiveYears": 4.85 }
          ]
        }
        """;

    [Theory]
    [InlineData("\"2019-09-20\"", "\"2019-08-20\"", "rates[1].from is \"2019-08-20\"; a day after 2019-08-20 is needed, oldest first")]
    [InlineData("\"2019-09-20\"", "\"20190920\"", "rates[1].from is \"20190920\"; a day such as 2026-01-31 is needed")]
    [InlineData("4.20", "42", "rates[1].oneYear is 42; a number from 0 to 25 is needed")]
    [InlineData("4.20", "\"4.20\"", "rates[1].oneYear is \"4.20\"; a number from 0 to 25 is needed")]
    [InlineData(", \"fiveYears\": 4.85 }\n", " }\n", "rates[1].fiveYears is missing; a number from 0 to 25 is needed")]
    [InlineData("\"oneYear\": 4.20", "\"oneYears\": 1, \"oneYear\": 4.20", "rates[1].oneYears is 1; no such property; valid are from, oneYear, fiveYears; did you mean oneYear?")]
    [InlineData("\"unit\": \"%\"", "\"unit\": \"‰\"", "unit is \"‰\"; one of % is needed")]
    [InlineData("\"source\": \"notice\",\n", "\"source\": \"notise\",\n", "source is \"notise\"; one of notice is needed; did you mean notice?")]
    [InlineData("\"value\": 5", "\"value\": 0", "fiveYearsAbove.value is 0; a number from 1 to 30 is needed")]
    [InlineData("\"en\": \"Rates\", ", "", "en is missing; a text is needed")]
    public void A_mistake_is_named(string passage, string replacement, string message)
    {
        var text = Text.ReplaceLineEndings("\n");
        var at = text.LastIndexOf(passage, StringComparison.Ordinal);
        Assert.True(at >= 0);

        var mistakes = Assert.Throws<CatalogException>(() => Read(text[..at] + replacement + text[(at + passage.Length)..])).Mistakes;

        Assert.Equal($"rates.json: {message}", Assert.Single(mistakes).ToString());
    }

    [Fact]
    public void No_json_and_no_rates_are_mistakes()
    {
        Assert.StartsWith("rates.json: line 1 is no JSON; ", Assert.Throws<CatalogException>(() => Read("{ rates")).Message, StringComparison.Ordinal);
        Assert.Contains("rates is missing; a list with at least one object is needed", Assert.Throws<CatalogException>(() => Read("{}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_editors_schema_and_the_reader_say_the_same()
    {
        var schema = new EditorSchema("loan-prime-rates");

        Assert.Equal(LoanPrimeRatesVocabulary.File, schema.NamesOf("file"));
        Assert.Equal(LoanPrimeRatesVocabulary.Tenor, schema.NamesOf("tenor"));
        Assert.Equal(LoanPrimeRatesVocabulary.Rate, schema.NamesOf("rate"));
        Assert.Equal("../schema/loan-prime-rates.schema.json", EditorSchema.Of(RepositoryRates.Text));
    }

    private static LoanPrimeRates Read(string text) => LoanPrimeRatesReader.Read(new CatalogFile("rates.json", text));
}
