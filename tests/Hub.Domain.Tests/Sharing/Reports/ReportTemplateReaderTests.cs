using Hub.Domain.Sharing.Reports;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Evaluation;

namespace Hub.Domain.Tests.Sharing.Reports;

public sealed class ReportTemplateReaderTests
{
    private static readonly string s_text = File.ReadAllText(Repository.PathOf("catalog/products/report.json"));

    [Fact]
    public void The_repositorys_template_has_the_sections_and_shows_every_interface()
    {
        var template = ReportedEnterprise.Template();

        Assert.Equal(Enumerable.Range(2, 19).Select(i => $"R{i:00}"), template.Sections.Select(s => s.Id));
        var shown = template.Sections.SelectMany(s => s.Interfaces).Select(i => i.Id).ToHashSet();
        Assert.Equal(["I01", "I03", "I04"], PublishedRulebook.Catalog.Interfaces.Select(i => i.Id).Where(id => !shown.Contains(id)));
        Assert.All(template.Sections.Where(s => s.Product is null), s => Assert.Equal(s.Interfaces.Select(i => i.Id).Order(), s.Blocks.Select(b => b.Interface.Id).Distinct().Order()));
    }

    [Theory]
    [InlineData("\"R02\"", "\"R2\"", "R and two digits are needed")]
    [InlineData("\"R03\"", "\"R02\"", "a value of its own is needed")]
    [InlineData("\"ent_name\"", "\"ent_nam\"", "ent_nam is none of I24's")]
    [InlineData("\"interface\": \"I24\"", "\"interface\": \"I25\"", "one of the section's interfaces is needed")]
    [InlineData("\"is\": [\"LICENSE\"]", "\"is\": [\"LICENCE\"]", "some of LICENSE, PENALTY are needed")]
    [InlineData("\"fields\": [\"tax_paid_total\"]", "\"fields\": [\"tax_paid_total\", \"vat_paid\"]", "a series is one field")]
    [InlineData("\"months\": 60", "\"months\": 600", "120")]
    [InlineData("\"product\": \"carbon\"", "\"product\": \"coal\"", "one of evaluation, carbon is needed")]
    public void A_mistake_is_named_with_what_would_be_right(string right, string wrong, string message)
    {
        var at = s_text.IndexOf(right, StringComparison.Ordinal);
        var text = s_text[..at] + wrong + s_text[(at + right.Length)..];

        var mistakes = Assert.Throws<CatalogException>(() => ReportTemplateReader.Read(new CatalogFile("report.json", text), PublishedRulebook.Catalog));
        Assert.Contains(message, mistakes.Message, StringComparison.Ordinal);
    }
}
