using System.Text.Json.Nodes;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>How complete a section is: the words of a report.</summary>
internal static class SectionState
{
    /// <summary>All that was asked for came.</summary>
    public const string Complete = "complete";

    /// <summary>Some of it came, or what came is out of date.</summary>
    public const string Partial = "partial";

    /// <summary>The departments were asked, and have nothing.</summary>
    public const string Empty = "empty";

    /// <summary>Nothing came.</summary>
    public const string Missing = "missing";

    /// <summary>The reader may not see it, or it is disputed.</summary>
    public const string Withheld = "withheld";

    /// <summary>The state of a section that shows interfaces, by how each came. "Nothing there" and "nothing came" are never one.</summary>
    public static string Of(PermittedProfile profile, IReadOnlyList<Interface> interfaces)
    {
        var states = interfaces.Select(i => Of(profile, i)).ToList();
        return states.Distinct().Count() == 1 ? states[0]
            : states.All(s => s is Complete or Empty) ? Complete
            : states.All(s => s is Missing or Withheld) ? Missing
            : Partial;
    }

    /// <summary>Why it is not complete: each reason once, with the interfaces that it holds for. Null if there is nothing to say.</summary>
    public static JsonObject? NoteOf(PermittedProfile profile, IReadOnlyList<Interface> interfaces)
    {
        var reasons = interfaces
            .Select(i => (Interface: i, Reason: CompletenessTexts.Of(profile, i)))
            .Where(r => r.Reason is not null)
            .GroupBy(r => r.Reason!)
            .Select(g => new BilingualName(
                $"{string.Join("、", g.Select(r => r.Interface.Name.Zh))}：{g.Key.Zh}", $"{string.Join(", ", g.Select(r => r.Interface.Name.En))}: {g.Key.En}"))
            .ToList();
        return reasons.Count == 0 ? null : ReportValues.Named(new(string.Join("；", reasons.Select(r => r.Zh)), string.Join("; ", reasons.Select(r => r.En))));
    }

    private static string Of(PermittedProfile profile, Interface @interface)
    {
        var isShown = profile.RecordsOf(@interface.Id).Count > 0;
        return profile.StateOf(@interface.Id) switch
        {
            "answered" => profile.WithheldReason(@interface.Id) is null ? Complete : Partial,
            "noRecord" => Empty,
            "notConsented" or "withheld" => Withheld,
            _ => isShown ? Partial : Missing,
        };
    }
}
