using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Projects;

/// <summary>
/// The green industry catalogues (绿色产业指导目录（2019年版）、绿色低碳转型产业指导目录（2024年版）) against which the use of money is
/// judged, and the certificates that stand for an entry of them.
/// </summary>
/// <param name="Editions">Newest first.</param>
/// <param name="Building">Green-building stars.</param>
/// <param name="Farming">Certificates of green food and organic products.</param>
public sealed record GreenCatalogue(IReadOnlyList<CatalogueEdition> Editions, Certificate Building, Certificate Farming)
{
    /// <summary>The entry that a code stands for.</summary>
    /// <param name="code">
    /// For example <c>1.7.2</c>, which is looked for in the newest edition first, or <c>2019:1.7.2</c>. Of more levels than are
    /// listed, the nearest listed one is the entry.
    /// </param>
    /// <returns>Null if there is none, or if the text is no code.</returns>
    public CatalogueEntry? Find(string? code) =>
        CatalogueCode.Read(code) is not { } read ? null : Editions
            .Where(edition => read.Edition is null || edition.Id == read.Edition)
            .Select(edition => edition.Find(read))
            .FirstOrDefault(entry => entry is not null);
}

/// <summary>An edition of the catalogue.</summary>
/// <param name="Id">Its year.</param>
/// <param name="Label">Its name.</param>
/// <param name="Classes">Its classes (一级).</param>
public sealed record CatalogueEdition(string Id, BilingualName Label, IReadOnlyList<CatalogueClass> Classes)
{
    internal CatalogueEntry? Find(CatalogueCode code)
    {
        var found = Classes.FirstOrDefault(c => c.Code == code.Class);
        if (found is null || code.Group is null || found.Groups.Count == 0)
        {
            return found is null ? null : new CatalogueEntry(Id, found.Code, found.Label);
        }

        var group = found.Groups.FirstOrDefault(g => g.Code == code.Group);
        return group is null ? null : new CatalogueEntry(Id, group.Code, group.Label);
    }
}

/// <summary>A class. Where its groups are listed, what lies in none of them is not in the catalogue.</summary>
/// <param name="Code">A number.</param>
/// <param name="Label">Its name.</param>
/// <param name="Groups">Its groups (二级); empty where only classes are listed.</param>
public sealed record CatalogueClass(string Code, BilingualName Label, IReadOnlyList<CatalogueGroup> Groups);

/// <summary>A group of a class.</summary>
/// <param name="Code">For example <c>1.7</c>.</param>
/// <param name="Label">Its name.</param>
public sealed record CatalogueGroup(string Code, BilingualName Label);

/// <summary>An entry of an edition.</summary>
/// <param name="Edition">The edition's id.</param>
/// <param name="Code">The listed code.</param>
/// <param name="Label">Its name.</param>
public sealed record CatalogueEntry(string Edition, string Code, BilingualName Label);

/// <summary>A certificate that stands for an entry.</summary>
/// <param name="Label">Its name.</param>
/// <param name="AtLeast">How many stars or certificates are enough.</param>
/// <param name="Divisions">The divisions of GB/T 4754-2017 whose projects it speaks for [P].</param>
/// <param name="Entry">The entry.</param>
public sealed record Certificate(BilingualName Label, int AtLeast, IReadOnlyList<string> Divisions, CatalogueEntry Entry)
{
    /// <summary>Whether it makes a project of this industry class green; null counts are no certificate.</summary>
    public bool Covers(string? industry, int? count) => count >= AtLeast && industry is { Length: >= 2 } && Divisions.Contains(industry[..2]);
}
