using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

/// <summary>Small interfaces and records of one enterprise, received on 3 March 2026 at ten in the morning.</summary>
internal static class Sample
{
    public const string Code = "91330502MA2B00019K";
    public const string OtherCode = "91330503MA2B00027W";

    public static readonly DateTimeOffset Received = new(2026, 3, 3, 10, 0, 0, TimeSpan.FromHours(8));

    public static readonly SectionShape Single = new(SectionKind.Single, [], null);

    public static Field Field(
        string name, FieldType type, bool required = false, string? sourceUnit = null, string[]? sourceNames = null,
        Dictionary<string, string>? codes = null, string? zh = null, bool personal = false) =>
        new(name, new BilingualName(zh ?? $"{name}的中文", $"{name} in English"), type, required, personal, sourceNames ?? [], sourceUnit, codes ?? []);

    public static Source Push(string? asOf = null, DeletedMark? deleted = null, params string[] notStated) =>
        new PushSource(["代码"], asOf, deleted, notStated);

    public static Interface Interface(IReadOnlyList<Field> fields, SectionShape? section = null, Source? source = null) => new(
        "I99", "D99", new("样", "Sample"), Cadence.Daily, 7, Sensitivity.L1, SharingClass.Unconditional, ConsentClass.None,
        new("办法", "Measures"), new("用途", "Purpose"), section ?? Single, source ?? Push(), fields);

    public static NormalisedRecord Normalise(Interface @interface, string json) =>
        new Normaliser(@interface).Normalise(Encoding.UTF8.GetBytes(json), Received);

    /// <summary>Normalises a record whose only field beside the code is <c>v</c>, given as it stands in JSON.</summary>
    public static NormalisedRecord Value(FieldType type, string json, string? sourceUnit = null) =>
        Normalise(Interface([Field("v", type, sourceUnit: sourceUnit)]), $$"""{"代码":"{{Code}}","v":{{json}}}""");

    public static string Text(NormalisedRecord record) => Encoding.UTF8.GetString(record.Content.Span);

    public static string Errors(NormalisedRecord record) => string.Join("; ", record.Errors);

    /// <summary>Either the value's canonical JSON or the name of what is wrong with it.</summary>
    public static string Outcome(FieldType type, string json, string? sourceUnit = null)
    {
        var record = Value(type, json, sourceUnit);
        return record.IsClean ? Text(record) is "{}" ? "" : Text(record)["{\"v\":".Length..^1] : record.Errors.Single().Name;
    }
}
