using System.Collections.Frozen;
using Hub.Domain.Sources;

namespace Hub.Domain.Enterprises;

/// <summary>A section (门类) of GB/T 4754-2017, a letter from A to T.</summary>
/// <param name="Code">The letter.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Divisions">Its divisions in the order of their codes.</param>
public sealed record IndustrySection(char Code, BilingualName Name, IReadOnlyList<IndustryDivision> Divisions);

/// <summary>A division (大类) of GB/T 4754-2017, two digits from 01 to 97.</summary>
/// <param name="Code">Two digits.</param>
/// <param name="Name">Name in both languages.</param>
public sealed record IndustryDivision(string Code, BilingualName Name);

/// <summary>The industry classification GB/T 4754-2017. A class (小类) has four digits and no letter: the letter follows from the first two.</summary>
public static class Industry
{
    /// <summary>The 20 sections with their 97 divisions.</summary>
    public static IReadOnlyList<IndustrySection> Sections { get; } = Read();

    private static readonly FrozenDictionary<string, IndustryDivision> DivisionsByCode =
        Sections.SelectMany(s => s.Divisions).ToFrozenDictionary(d => d.Code);

    private static readonly FrozenDictionary<string, IndustrySection> SectionsByDivision = Sections
        .SelectMany(section => section.Divisions, (section, division) => (division.Code, Section: section))
        .ToFrozenDictionary(pair => pair.Code, pair => pair.Section);

    /// <summary>Whether the text is four digits within a division of the standard.</summary>
    public static bool IsClass(string code) =>
        code.Length == 4 && !code.AsSpan().ContainsAnyExceptInRange('0', '9') && DivisionOf(code) is not null;

    /// <summary>The division that a code of two to four digits lies in, or null.</summary>
    public static IndustryDivision? DivisionOf(string code) =>
        code.Length < 2 ? null : DivisionsByCode.GetValueOrDefault(code[..2]);

    /// <summary>The section that a code of two to four digits lies in, or null.</summary>
    public static IndustrySection? SectionOf(string code) =>
        code.Length < 2 ? null : SectionsByDivision.GetValueOrDefault(code[..2]);

    private static IReadOnlyList<IndustrySection> Read() =>
        [.. CodeTable.Read<Table>("industries.json").Sections.Select(section => new IndustrySection(
            section.Code,
            new BilingualName(section.Zh, section.En),
            [.. section.Divisions.Select(row => new IndustryDivision(row.Code, new BilingualName(row.Zh, row.En)))]))];

    private sealed record Table(string Standard, IReadOnlyList<SectionRow> Sections);

    private sealed record SectionRow(char Code, string Zh, string En, IReadOnlyList<DivisionRow> Divisions);

    private sealed record DivisionRow(string Code, string Zh, string En);
}
