using Hub.Domain.Sources;
using Hub.Domain.Tests.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Tests.Trust.Consents;

/// <summary>The purposes and bands that the repository publishes.</summary>
internal static class RepositoryPurposes
{
    public static Catalog Catalog { get; } = RepositoryCatalog.Read();

    public static string Text { get; } = File.ReadAllText(Repository.PathOf("catalog/trust/purposes.json"));

    public static string BandsText { get; } = File.ReadAllText(Repository.PathOf("catalog/trust/bands.json"));

    public static Purposes Read() => PurposesReader.Read(new CatalogFile("purposes.json", Text), Catalog);

    public static Bands Bands() => BandsReader.Read(new CatalogFile("bands.json", BandsText), Catalog);
}
