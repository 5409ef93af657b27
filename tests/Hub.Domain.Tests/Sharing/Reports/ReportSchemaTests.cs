namespace Hub.Domain.Tests.Sharing.Reports;

/// <summary>The schema by which an editor completes the template says the same as the reader.</summary>
public sealed class ReportSchemaTests
{
    private static readonly EditorSchema s_schema = new("report");

    [Fact]
    public void It_knows_the_kinds_and_products()
    {
        Assert.Equal(["facts", "table", "series", "changes", "ratios", "size"], s_schema.WordsOf("block", "kind"));
        Assert.Equal(["evaluation", "carbon"], s_schema.WordsOf("section", "product"));
    }

    [Fact]
    public void The_template_names_it_and_uses_no_other_property()
    {
        var text = File.ReadAllText(Repository.PathOf("catalog/products/report.json"));

        Assert.Equal("../schema/report.schema.json", EditorSchema.Of(text));
        Assert.Equal(["$schema", "version", "zh", "en", "disclaimer", "sections", "negative"], s_schema.NamesOf("file"));
        Assert.Equal(["id", "zh", "en", "interfaces", "product", "blocks"], s_schema.NamesOf("section"));
        Assert.Equal(["kind", "zh", "en", "interface", "fields", "months", "date", "where"], s_schema.NamesOf("block"));
        Assert.Equal(["field", "is"], s_schema.NamesOf("filter"));
    }
}
