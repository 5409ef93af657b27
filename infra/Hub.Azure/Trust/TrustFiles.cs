using Hub.Azure.Sources;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Calendars;
using Hub.Domain.Trust.Display;

namespace Hub.Azure.Trust;

/// <summary>The calendars and the terms of display on disk.</summary>
public static class TrustFiles
{
    /// <summary>Reads and checks the calendars of working days; a year may be missing, which is told where it matters.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <exception cref="CatalogException">A file has mistakes, or there is no folder.</exception>
    public static WorkingDays LoadCalendars(string? folder)
    {
        var path = Path.Combine(CatalogFiles.FolderOf(folder), "calendars");
        return Directory.Exists(path)
            ? CalendarReader.Read(Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal).Select(file => new CatalogFile(Path.GetFileName(file), File.ReadAllText(file))))
            : throw new CatalogException([new CatalogMistake(path, "(folder)", "absent", "a folder with one calendar a year is needed")]);
    }

    /// <summary>Reads and checks the terms of display, repair and retention.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <param name="catalog">The interfaces they speak of.</param>
    /// <exception cref="CatalogException">The file is absent or has mistakes.</exception>
    public static DisplayRules LoadDisplay(string? folder, Catalog catalog)
    {
        var path = Path.Combine(CatalogFiles.FolderOf(folder), "trust", "repair.json");
        return File.Exists(path)
            ? DisplayRulesReader.Read(new CatalogFile(Path.GetFileName(path), File.ReadAllText(path)), catalog)
            : throw new CatalogException([new CatalogMistake(path, "(file)", "absent", "a file with the terms of display is needed")]);
    }
}
