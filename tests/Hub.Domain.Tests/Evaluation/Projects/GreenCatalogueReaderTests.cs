using Hub.Domain.Evaluation.Projects;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Evaluation.Projects;

/// <summary>Broken in one place, the file is answered with one whole message.</summary>
public sealed class GreenCatalogueReaderTests
{
    private const string Text = """
        {
          "zh": "目录", "en": "Catalogue",
          "sources": { "notice": { "zh": "公告", "en": "Notice" } },
          "catalogues": [
            { "id": "2024", "zh": "新", "en": "New", "source": "notice", "classes": [ { "code": "1", "zh": "甲", "en": "A" } ] },
            { "id": "2019", "zh": "旧", "en": "Old", "source": "notice", "classes": [
              { "code": "1", "zh": "甲", "en": "A", "groups": [ { "code": "1.1", "zh": "甲一", "en": "A1" }, { "code": "1.2", "zh": "甲二", "en": "A2" } ] },
              { "code": "2", "zh": "乙", "en": "B" } ] }
          ],
          "certificates": {
            "building": { "zh": "建筑", "en": "Building", "atLeast": 2, "divisions": ["47"], "catalogue": "2019", "code": "1.1", "source": "notice" },
            "farming": { "zh": "农业", "en": "Farming", "atLeast": 1, "divisions": ["01"], "catalogue": "2024", "code": "1", "source": "notice" }
          }
        }
        """;

    [Theory]
    [InlineData("\"code\": \"1.2\"", "\"code\": \"2.2\"", "catalogues[1].classes[0].groups[1].code is \"2.2\"; the class's code, a point and a number are needed, such as 1.1")]
    [InlineData("\"code\": \"1.2\"", "\"code\": \"1.1\"", "catalogues[1].classes[0].groups[1].code is \"1.1\"; a value of its own is needed")]
    [InlineData("\"code\": \"2\",", "\"code\": \"1\",", "catalogues[1].classes[1].code is \"1\"; a value of its own is needed")]
    [InlineData("\"code\": \"2\",", "\"code\": \"B\",", "catalogues[1].classes[1].code is \"B\"; a digit is needed")]
    [InlineData("\"source\": \"notice\", \"classes\": [ { \"code\"", "\"source\": \"notise\", \"classes\": [ { \"code\"", "catalogues[0].source is \"notise\"; one of notice is needed; did you mean notice?")]
    [InlineData("\"zh\": \"乙\", \"en\": \"B\"", "\"zh\": \"乙\"", "catalogues[1].classes[1].en is missing; a text is needed")]
    [InlineData("\"code\": \"1.1\", \"source\"", "\"code\": \"1.3\", \"source\"", "certificates.building.code is \"1.3\"; an entry of the catalogue of 2019 is needed")]
    [InlineData("\"catalogue\": \"2019\"", "\"catalogue\": \"2018\"", "certificates.building.catalogue is \"2018\"; one of 2024, 2019 is needed; did you mean 2019?")]
    [InlineData("\"atLeast\": 2", "\"atLeast\": 0", "certificates.building.atLeast is 0; a number from 1 to 100 is needed")]
    [InlineData("[\"47\"]", "[\"98\"]", "certificates.building.divisions is [\"98\"]; divisions of GB/T 4754 are needed, such as \"01\"")]
    [InlineData("\"farming\":", "\"farmimg\": 1, \"farming\":", "certificates.farmimg is 1; no such property; valid are building, farming; did you mean farming?")]
    public void A_mistake_is_named(string passage, string replacement, string message)
    {
        Assert.Contains(passage, Text, StringComparison.Ordinal);

        var mistakes = Assert.Throws<CatalogException>(() => Read(Text.Replace(passage, replacement, StringComparison.Ordinal))).Mistakes;

        Assert.Equal($"green.json: {message}", Assert.Single(mistakes).ToString());
    }

    [Fact]
    public void The_editors_schema_and_the_reader_say_the_same()
    {
        var schema = new EditorSchema("green-catalogue");

        Assert.Equal(GreenCatalogueVocabulary.File, schema.NamesOf("file"));
        Assert.Equal(GreenCatalogueVocabulary.Catalogue, schema.NamesOf("catalogue"));
        Assert.Equal(GreenCatalogueVocabulary.Class, schema.NamesOf("class"));
        Assert.Equal(GreenCatalogueVocabulary.Group, schema.NamesOf("group"));
        Assert.Equal(GreenCatalogueVocabulary.Certificates, schema.NamesOf("certificates"));
        Assert.Equal(GreenCatalogueVocabulary.Certificate, schema.NamesOf("certificate"));
        Assert.Equal("../../schema/green-catalogue.schema.json", EditorSchema.Of(RepositoryGreenCatalogue.Text));
    }

    private static GreenCatalogue Read(string text) => GreenCatalogueReader.Read(new CatalogFile("green.json", text));
}
