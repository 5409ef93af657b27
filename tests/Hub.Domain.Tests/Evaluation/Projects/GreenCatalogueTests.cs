namespace Hub.Domain.Tests.Evaluation.Projects;

public sealed class GreenCatalogueTests
{
    [Theory]
    [InlineData("1.7.2", "2024", "1", "节能降碳产业")]
    [InlineData("7", "2024", "7", "绿色服务")]
    [InlineData("7.1", "2024", "7", "绿色服务")]
    [InlineData("2019:1.7.2", "2019", "1.7", "资源循环利用")]
    [InlineData("2019:1.7", "2019", "1.7", "资源循环利用")]
    [InlineData("2019:6", "2019", "6", "绿色服务")]
    [InlineData("2024:4.1.1", "2024", "4", "能源绿色低碳转型")]
    [InlineData(" 5.1.1 ", "2024", "5", "生态保护修复和利用")]
    public void A_code_is_found_under_the_nearest_listed_entry_of_the_newest_edition_or_of_the_one_it_names(string code, string edition, string entry, string zh)
    {
        var found = RepositoryGreenCatalogue.All.Find(code);

        Assert.NotNull(found);
        Assert.Equal((edition, entry, zh), (found.Edition, found.Code, found.Label.Zh));
    }

    [Theory]
    [InlineData("8")]
    [InlineData("8.1.1")]
    [InlineData("0.1")]
    [InlineData("2019:7.1")]
    [InlineData("2019:1.8")]
    [InlineData("2019:1.8.1")]
    [InlineData("2015:1.1")]
    [InlineData("1.")]
    [InlineData("1.1.")]
    [InlineData("11.1")]
    [InlineData("1.1.1.1.1")]
    [InlineData("绿色")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_in_no_edition_or_no_code_is_not_found(string? code) => Assert.Null(RepositoryGreenCatalogue.All.Find(code));

    [Fact]
    public void The_editions_have_the_published_numbers_of_classes_and_groups()
    {
        var editions = RepositoryGreenCatalogue.All.Editions;

        Assert.Equal([("2024", 7, 0), ("2019", 6, 30)], editions.Select(e => (e.Id, e.Classes.Count, e.Classes.Sum(c => c.Groups.Count))));
    }
}
