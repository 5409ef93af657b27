using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

/// <summary>What the catalog says of each of the 38 interfaces: freshness, protection, section.</summary>
public sealed class RepositoryInterfacesTests
{
    private static readonly Catalog Catalog = RepositoryCatalog.Read();

    [Theory]
    [InlineData("I01", "monthly", 45, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I02", "event", 7, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I03", "weekly", 10, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I04", "yearly", 400, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I05", "monthly", 60, Sensitivity.L3, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I06", "quarterly", 120, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I07", "monthly", 60, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I08", "realtime", 1, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I09", "realtime", 1, Sensitivity.L4, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I10", "monthly", 45, Sensitivity.L3, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I11", "quarterly", 120, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I12", "onDemand", 1, Sensitivity.L3, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I13", "quarterly", 120, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I14", "yearly", 400, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I15", "event", 7, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I16", "monthly", 60, Sensitivity.L3, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I17", "event", 7, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I18", "quarterly", 120, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I19", "quarterly", 120, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I20", "yearly", 400, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I21", "quarterly", 120, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I22", "quarterly", 120, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I23", "event", 7, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I24", "daily", 1, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I25", "event", 10, Sensitivity.L4, SharingClass.Restricted, ConsentClass.EnterpriseAndPerson)]
    [InlineData("I26", "event", 7, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I27", "monthly", 60, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I28", "yearly", 400, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I29", "monthly", 45, Sensitivity.L3, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I30", "quarterly", 120, Sensitivity.L3, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I31", "event", 7, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I32", "monthly", 60, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I33", "daily", 2, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None)]
    [InlineData("I34", "daily", 2, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I35", "monthly", 45, Sensitivity.L3, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I36", "daily", 3, Sensitivity.L3, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I37", "daily", 3, Sensitivity.L3, SharingClass.Restricted, ConsentClass.Enterprise)]
    [InlineData("I38", "event", 30, Sensitivity.L2, SharingClass.Restricted, ConsentClass.Enterprise)]
    public void Each_interface_says_how_fresh_and_how_sensitive_it_is(
        string id, string cadence, int ttlDays, Sensitivity sensitivity, SharingClass sharing, ConsentClass consent)
    {
        var found = Catalog.FindInterface(id)!;

        Assert.Equal(
            (CatalogVocabulary.Cadences[cadence], ttlDays, sensitivity, sharing, consent),
            (found.Cadence, found.TtlDays, found.Sensitivity, found.Sharing, found.Consent));
    }

    [Theory]
    [InlineData("I01", SectionKind.Series, "eval_period", 36)]
    [InlineData("I02", SectionKind.List, "decision_no", null)]
    [InlineData("I03", SectionKind.List, "project_code", null)]
    [InlineData("I04", SectionKind.Series, "eval_year", 60)]
    [InlineData("I05", SectionKind.Series, "period", 60)]
    [InlineData("I06", SectionKind.Single, "", null)]
    [InlineData("I07", SectionKind.Single, "", null)]
    [InlineData("I08", SectionKind.List, "notice_id", null)]
    [InlineData("I09", SectionKind.List, "contract_no,pay_order_no", null)]
    [InlineData("I10", SectionKind.Series, "period", 36)]
    [InlineData("I11", SectionKind.Single, "", null)]
    [InlineData("I12", SectionKind.List, "property_no", null)]
    [InlineData("I13", SectionKind.Single, "", null)]
    [InlineData("I14", SectionKind.Series, "eval_year", 60)]
    [InlineData("I15", SectionKind.Single, "", null)]
    [InlineData("I16", SectionKind.Series, "period", 60)]
    [InlineData("I17", SectionKind.List, "case_no", null)]
    [InlineData("I18", SectionKind.Single, "", null)]
    [InlineData("I19", SectionKind.Single, "", null)]
    [InlineData("I20", SectionKind.Single, "", null)]
    [InlineData("I21", SectionKind.Single, "", null)]
    [InlineData("I22", SectionKind.Single, "", null)]
    [InlineData("I23", SectionKind.List, "accident_date", null)]
    [InlineData("I24", SectionKind.Single, "", null)]
    [InlineData("I25", SectionKind.List, "shareholder_id_hash", null)]
    [InlineData("I26", SectionKind.Single, "", null)]
    [InlineData("I27", SectionKind.Single, "", null)]
    [InlineData("I28", SectionKind.Series, "eval_year", 60)]
    [InlineData("I29", SectionKind.Series, "period", 60)]
    [InlineData("I30", SectionKind.Series, "period", 60)]
    [InlineData("I31", SectionKind.Single, "", null)]
    [InlineData("I32", SectionKind.Single, "", null)]
    [InlineData("I33", SectionKind.List, "exec_case_no", null)]
    [InlineData("I34", SectionKind.List, "case_no", null)]
    [InlineData("I35", SectionKind.Series, "period", 36)]
    [InlineData("I36", SectionKind.Series, "period", 36)]
    [InlineData("I37", SectionKind.Single, "", null)]
    [InlineData("I38", SectionKind.Single, "", null)]
    public void Each_interface_forms_its_section(string id, SectionKind kind, string identity, int? keepMonths)
    {
        var section = Catalog.FindInterface(id)!.Section;

        Assert.Equal((kind, identity, keepMonths), (section.Kind, string.Join(",", section.Identity), section.KeepMonths));
    }

    [Fact]
    public void Consents_add_up() => Assert.Equal(
        "None 14, Enterprise 23, EnterpriseAndPerson 1", Counts(i => i.Consent));

    [Fact]
    public void Sensitivities_add_up() => Assert.Equal("L1 14, L2 13, L3 9, L4 2", Counts(i => i.Sensitivity));

    [Fact]
    public void What_is_public_and_only_that_goes_without_consent() => Assert.Equal(
        Catalog.Interfaces.Where(i => i.Sensitivity == Sensitivity.L1).Select(i => i.Id),
        Catalog.Interfaces.Where(i => i is { Sharing: SharingClass.Unconditional, Consent: ConsentClass.None }).Select(i => i.Id));

    [Fact]
    public void Each_interface_has_a_basis_and_a_purpose_in_both_languages() => Assert.All(Catalog.Interfaces, i =>
    {
        BilingualName[] texts = [i.Name, i.Basis, i.Purpose];
        Assert.All(texts, t => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", t.Zh));
        Assert.All(texts, t => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", t.En));
        Assert.All(texts, t => Assert.NotEqual("", t.En.Trim()));
    });

    /// <summary>The purpose says whether a bank needs the enterprise's authorisation, in the words that belong to the consent.</summary>
    [Fact]
    public void Each_purpose_says_what_a_bank_needs() => Assert.All(
        Catalog.Interfaces, i => Assert.Contains(i.Consent == ConsentClass.None ? "不需授权" : "授权", i.Purpose.Zh));

    [Fact]
    public void More_than_a_third_have_a_dialect_of_their_own()
    {
        var own = Catalog.Interfaces.Where(SpeaksADialect).Select(i => i.Id).ToList();

        Assert.True(own.Count * 3 > Catalog.Interfaces.Count, $"only {string.Join(", ", own)}");
    }

    /// <summary>Values that must be translated, not only headings: other units, other codes, or other structure.</summary>
    private static bool SpeaksADialect(Interface @interface) => @interface.Fields.Any(f =>
        f.SourceUnit is not null || f.Codes.Any(c => c.Key != c.Value) || f.SourceNames.Any(n => n.Contains('.')));

    private static string Counts<T>(Func<Interface, T> of)
        where T : struct, Enum =>
        string.Join(", ", Catalog.Interfaces.GroupBy(of).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}"));
}
