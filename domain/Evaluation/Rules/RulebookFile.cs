using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>The JSON documents of a rulebook's folder.</summary>
internal static class RulebookFile
{
    /// <summary>The root of a file; an undefined one, which is noted, if it is absent or no JSON.</summary>
    public static CatalogNode Root(IReadOnlyList<CatalogFile> files, string name, List<CatalogMistake> mistakes)
    {
        if (files.FirstOrDefault(f => Path.GetFileName(f.Path) == name) is not { } file)
        {
            mistakes.Add(new CatalogMistake(name, "the file", "absent", "every rulebook has one"));
            return new CatalogNode(name, "", default, []);
        }

        return CatalogDocument.Root(file, mistakes) ?? new CatalogNode(file.Path, "", default, []);
    }
}
