using Hub.Azure.Sources;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Callers;

namespace Hub.Azure.Trust.Callers;

/// <summary>The catalog's file of roles on disk.</summary>
public static class CallerFiles
{
    /// <summary>Reads and checks what roles may.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <exception cref="CatalogException">The file is absent or has mistakes; all are named.</exception>
    public static RoleDefaults LoadRoles(string? folder)
    {
        var path = Path.Combine(CatalogFiles.FolderOf(folder), "trust", "roles.json");
        return File.Exists(path)
            ? RoleDefaults.Read(new CatalogFile("trust/roles.json", File.ReadAllText(path)))
            : throw new CatalogException([new CatalogMistake(path, "(file)", "absent", "a file with what the roles of callers may is needed")]);
    }
}
