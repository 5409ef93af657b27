using System.Collections.Frozen;

namespace Hub.Domain.Sources;

/// <summary>All departments and interfaces the hub knows. Made by <see cref="CatalogReader"/>, immutable afterwards.</summary>
/// <param name="Departments">In the order of their ids.</param>
/// <param name="Version">SHA-256 of the catalog files, hex, first 16 characters: what a stored record was normalised by.</param>
public sealed record Catalog(IReadOnlyList<Department> Departments, string Version)
{
    private readonly FrozenDictionary<string, Interface> _interfaces =
        Departments.SelectMany(d => d.Interfaces).ToFrozenDictionary(i => i.Id);

    /// <summary>All interfaces, ordered by id.</summary>
    public IReadOnlyList<Interface> Interfaces { get; } =
        [.. Departments.SelectMany(d => d.Interfaces).OrderBy(i => i.Id, StringComparer.Ordinal)];

    /// <summary>The department of that id (<c>D14</c>), or null.</summary>
    public Department? FindDepartment(string id) => Departments.FirstOrDefault(d => d.Id == id);

    /// <summary>The interface of that id (<c>I28</c>), or null.</summary>
    public Interface? FindInterface(string id) => _interfaces.GetValueOrDefault(id);
}

/// <summary>A name in both languages of the hub.</summary>
public sealed record BilingualName(string Zh, string En);

/// <summary>A department (部门) that holds data; one catalog file.</summary>
/// <param name="Id">D01 … D99.</param>
/// <param name="Name">Official name.</param>
/// <param name="System">The source system the records come from, in Chinese.</param>
/// <param name="Interfaces">What it delivers.</param>
public sealed record Department(string Id, BilingualName Name, string System, IReadOnlyList<Interface> Interfaces)
{
    /// <summary>When it is not asked, every day.</summary>
    public IReadOnlyList<MaintenanceWindow> Maintenance { get; init; } = [];

    /// <summary>Until when it is not asked; null if it may be asked at that instant.</summary>
    public DateTimeOffset? RestsUntil(DateTimeOffset instant) => Maintenance.Select(window => window.EndAt(instant)).Max();
}

/// <summary>An interface (接口): one kind of record that a department delivers.</summary>
/// <param name="Id">I01 … I99.</param>
/// <param name="DepartmentId">The owner.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Cadence">How often the department has something new.</param>
/// <param name="TtlDays">Days after which the data is stale.</param>
/// <param name="Sensitivity">L1 public … L4 personal or account data.</param>
/// <param name="Sharing">Unconditional (无条件) or restricted (受限) sharing.</param>
/// <param name="Consent">Whose authorisation a bank needs to see it.</param>
/// <param name="Basis">Legal basis of the collection.</param>
/// <param name="Purpose">What it is collected for.</param>
/// <param name="Section">How its records form the section of a profile.</param>
/// <param name="Source">How its records reach the hub.</param>
/// <param name="Fields">Its fields in canonical order.</param>
public sealed record Interface(
    string Id,
    string DepartmentId,
    BilingualName Name,
    Cadence Cadence,
    int TtlDays,
    Sensitivity Sensitivity,
    SharingClass Sharing,
    ConsentClass Consent,
    BilingualName Basis,
    BilingualName Purpose,
    SectionShape Section,
    Source Source,
    IReadOnlyList<Field> Fields)
{
    // A name that occurs twice is a mistake that CatalogChecks reports; here it must not throw.
    private readonly FrozenDictionary<string, Field> _fields = Fields.DistinctBy(f => f.Name).ToFrozenDictionary(f => f.Name);

    /// <summary>When a delivery is too unlike what is known.</summary>
    public Breaker Breaker { get; init; } = Breaker.Default;

    /// <summary>The field of that canonical name, or null.</summary>
    public Field? FindField(string name) => _fields.GetValueOrDefault(name);
}

/// <summary>How often an interface is due. Realtime and event interfaces arrive by push, on-demand ones when asked.</summary>
public enum Cadence
{
    /// <summary>Pushed as it happens.</summary>
    Realtime,

    /// <summary>Pushed or fetched when something happens.</summary>
    Event,

    /// <summary>Every day.</summary>
    Daily,

    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every quarter.</summary>
    Quarterly,

    /// <summary>Every year.</summary>
    Yearly,

    /// <summary>When asked, one enterprise at a time.</summary>
    OnDemand,
}

/// <summary>Sensitivity of an interface's data, after the four levels of DB33/T 2351-2021.</summary>
public enum Sensitivity
{
    /// <summary>Public.</summary>
    L1,

    /// <summary>Internal.</summary>
    L2,

    /// <summary>Commercially sensitive.</summary>
    L3,

    /// <summary>Personal or account data.</summary>
    L4,
}

/// <summary>Sharing class of public data: unconditional (无条件) or restricted (受限).</summary>
public enum SharingClass
{
    /// <summary>无条件共享.</summary>
    Unconditional,

    /// <summary>受限共享.</summary>
    Restricted,
}

/// <summary>Whose consent a bank needs: nobody's (statutorily public), the enterprise's, or also the natural person's.</summary>
public enum ConsentClass
{
    /// <summary>N: statutorily public.</summary>
    None,

    /// <summary>E: the enterprise authorises.</summary>
    Enterprise,

    /// <summary>E+P: the enterprise and the natural person authorise, each separately.</summary>
    EnterpriseAndPerson,
}

/// <summary>How records of one enterprise form a section.</summary>
/// <param name="Kind">One record, a series over periods, or a list of things.</param>
/// <param name="Identity">Canonical fields that tell two items of a series or list apart; empty for a single record.</param>
/// <param name="KeepMonths">How long a series' items are kept; null keeps all.</param>
public sealed record SectionShape(SectionKind Kind, IReadOnlyList<string> Identity, int? KeepMonths);

/// <summary>One record an enterprise, a series with a period as identity, or a list of things with an identity each.</summary>
public enum SectionKind
{
    /// <summary>One record an enterprise.</summary>
    Single,

    /// <summary>One record a period.</summary>
    Series,

    /// <summary>One record a thing.</summary>
    List,
}
