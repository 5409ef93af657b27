namespace Hub.Domain.Evaluation.Projects;

/// <summary>Every word the green catalogue's file may use. The reader and <c>green-catalogue.schema.json</c> go by these lists.</summary>
public static class GreenCatalogueVocabulary
{
    /// <summary>Properties of the file.</summary>
    public static IReadOnlyList<string> File { get; } = ["$schema", "zh", "en", "sources", "catalogues", "certificates"];

    /// <summary>Properties of an edition.</summary>
    public static IReadOnlyList<string> Catalogue { get; } = ["id", "zh", "en", "source", "classes"];

    /// <summary>Properties of a class.</summary>
    public static IReadOnlyList<string> Class { get; } = ["code", "zh", "en", "groups"];

    /// <summary>Properties of a group.</summary>
    public static IReadOnlyList<string> Group { get; } = ["code", "zh", "en"];

    /// <summary>The certificates.</summary>
    public static IReadOnlyList<string> Certificates { get; } = ["building", "farming"];

    /// <summary>Properties of a certificate.</summary>
    public static IReadOnlyList<string> Certificate { get; } = ["zh", "en", "atLeast", "divisions", "catalogue", "code", "source"];
}
