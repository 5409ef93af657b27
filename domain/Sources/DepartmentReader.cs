namespace Hub.Domain.Sources;

/// <summary>Reads the root of a department file and its interfaces.</summary>
internal static class DepartmentReader
{
    public static DepartmentEntry Read(CatalogNode node)
    {
        node.AllowOnly(CatalogVocabulary.Department);
        var id = node.Text("id");
        var name = node.Label();
        var system = node.Text("system");
        var interfaces = node.Items("interfaces").Select(item => ReadEntry(item, id)).ToList();
        return new DepartmentEntry(
            node.File,
            new Department(id, name, system, [.. interfaces.Select(entry => entry.Interface)]) { Maintenance = ReadMaintenance(node) },
            interfaces);
    }

    private static List<MaintenanceWindow> ReadMaintenance(CatalogNode node)
    {
        var windows = node.OptionalTexts("maintenance").Select(MaintenanceWindow.Parse).ToList();
        if (windows.Contains(null))
        {
            node.Wrong("maintenance", "times of the day such as \"01:30-02:30\" are needed");
        }

        return [.. windows.OfType<MaintenanceWindow>()];
    }

    private static Breaker ReadBreaker(CatalogNode node)
    {
        if (!node.Has("breaker"))
        {
            return Breaker.Default;
        }

        var breaker = node.Child("breaker");
        breaker.AllowOnly(CatalogVocabulary.Breaker);
        return new Breaker(ReadShare(breaker, "mostChanged") ?? Breaker.Default.MostChanged, ReadShare(breaker, "mostDeleted") ?? Breaker.Default.MostDeleted);
    }

    private static decimal? ReadShare(CatalogNode node, string name)
    {
        var share = node.OptionalDecimal(name);
        if (share is <= 0 or > 1)
        {
            node.Wrong(name, "a share above 0 and up to 1 is needed");
        }

        return share;
    }

    private static InterfaceEntry ReadEntry(CatalogNode node, string departmentId)
    {
        var before = node.MistakeCount;
        var read = ReadInterface(node, departmentId);
        return new InterfaceEntry(node.File, node.Path, read, IsWhole: node.MistakeCount == before);
    }

    private static Interface ReadInterface(CatalogNode node, string departmentId)
    {
        node.AllowOnly(CatalogVocabulary.Interface);
        return new Interface(
            node.Text("id"),
            departmentId,
            node.Label(),
            node.Word("cadence", CatalogVocabulary.Cadences),
            node.Integer("ttlDays"),
            node.Word("sensitivity", CatalogVocabulary.Sensitivities),
            node.Word("sharing", CatalogVocabulary.Sharings),
            node.Word("consent", CatalogVocabulary.Consents),
            node.Bilingual("basis"),
            node.Bilingual("purpose"),
            ReadSection(node.Child("section")),
            SourceReader.Read(node.Child("source")),
            FieldReader.ReadAll(node))
        {
            Breaker = ReadBreaker(node),
        };
    }

    private static SectionShape ReadSection(CatalogNode node)
    {
        node.AllowOnly(CatalogVocabulary.Section);
        return new SectionShape(
            node.Word("kind", CatalogVocabulary.SectionKinds),
            node.OptionalTexts("identity"),
            node.OptionalInteger("keepMonths"));
    }
}
