using Hub.Domain.Intake.Quality;

namespace Hub.Azure.Profiles;

/// <summary>What a department's data is like and how its desk puts it right.</summary>
/// <param name="Department">The department.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
/// <param name="At">When the report was made.</param>
/// <param name="RulesVersion">The quality rules it goes by.</param>
/// <param name="Summary">In one Chinese sentence.</param>
/// <param name="Interfaces">One by one.</param>
public sealed record QualityReport(
    string Department, string Zh, string En, DateTimeOffset At, string RulesVersion, string Summary, IReadOnlyList<InterfaceQuality> Interfaces);

/// <summary>The last delivery of an interface, and what the rules say of what is known.</summary>
/// <param name="Id">The interface.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
/// <param name="Run">The run of the last delivery; null if there was none.</param>
/// <param name="DeliveredAt">When it was taken.</param>
/// <param name="Records">Records it had.</param>
/// <param name="Quarantined">How many of them are in quarantine.</param>
/// <param name="Problem">What is wrong with the delivery as a whole, or with the last attempt; null if nothing.</param>
/// <param name="Held">The oldest delivery that waits for an operator; null if none does.</param>
/// <param name="Errors">The errors of the last delivery, the most frequent first.</param>
/// <param name="Examples">Records in quarantine, a page of them.</param>
/// <param name="NextSkip">How many to skip for the next page; null on the last.</param>
/// <param name="Rules">The quality rules that hit.</param>
/// <param name="UnknownHeadings">Headings the catalog does not know.</param>
/// <param name="Empty">Says so where there is nothing to do; otherwise null.</param>
public sealed record InterfaceQuality(
    string Id, string Zh, string En, string? Run, DateTimeOffset? DeliveredAt, long Records, long Quarantined, string? Problem, HeldDelivery? Held,
    IReadOnlyList<ErrorFrequency> Errors, IReadOnlyList<WrongRecord> Examples, int? NextSkip, IReadOnlyList<RuleHits> Rules,
    IReadOnlyList<UnknownHeading> UnknownHeadings, string? Empty);

/// <summary>A delivery that waits for an operator.</summary>
public sealed record HeldDelivery(string Run, string Zh, string En);

/// <summary>How often an error was found in a field.</summary>
/// <param name="Name">Error name.</param>
/// <param name="Zh">The error in Chinese.</param>
/// <param name="Field">Field, part of the record, or quality rule.</param>
/// <param name="FieldZh">Its name in Chinese.</param>
/// <param name="Count">How often.</param>
/// <param name="Advice">How to put it right, in Chinese.</param>
public sealed record ErrorFrequency(string Name, string Zh, string Field, string FieldZh, int Count, string Advice);

/// <summary>A record in quarantine.</summary>
/// <param name="Record">Its number in the delivery, from 1.</param>
/// <param name="Line">Its line, where lines mean something.</param>
/// <param name="CreditCode">The enterprise, if known.</param>
/// <param name="Errors">All that is wrong with it.</param>
public sealed record WrongRecord(long Record, long? Line, string? CreditCode, IReadOnlyList<WrongValue> Errors);

/// <summary>A value that is wrong; personal data is masked.</summary>
/// <param name="Name">Error name.</param>
/// <param name="Zh">The error in Chinese.</param>
/// <param name="Field">Field, part of the record, or quality rule.</param>
/// <param name="FieldZh">Its name in Chinese.</param>
/// <param name="Value">What stood there.</param>
/// <param name="Expected">What would be right.</param>
/// <param name="Advice">How to put it right, in Chinese.</param>
public sealed record WrongValue(string Name, string Zh, string Field, string FieldZh, string Value, string Expected, string Advice);

/// <summary>What a quality rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
/// <param name="Severity">What follows when it hits.</param>
/// <param name="Records">Records of the last delivery it hit.</param>
/// <param name="Enterprises">Enterprises whose profile has its note now.</param>
/// <param name="Examples">Some of them; the rest are listed by the rule's own route.</param>
/// <param name="Advice">How to put it right, in Chinese.</param>
public sealed record RuleHits(
    string Rule, string Zh, string En, Severity Severity, int Records, int Enterprises, IReadOnlyList<NotedEnterprise> Examples, string Advice);

/// <summary>An enterprise with a note.</summary>
public sealed record NotedEnterprise(string CreditCode, string? Name);

/// <summary>A heading the catalog does not know.</summary>
/// <param name="Name">As the department writes it.</param>
/// <param name="Records">How many records had it.</param>
/// <param name="Advice">What to do about it, in Chinese.</param>
public sealed record UnknownHeading(string Name, int Records, string Advice);

/// <summary>The enterprises with a rule's note, a page of them.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
/// <param name="Advice">How to put it right, in Chinese.</param>
/// <param name="Enterprises">In the order of buckets and codes.</param>
/// <param name="Next">What to ask for as <c>after</c> for the next page; null on the last.</param>
public sealed record RuleHitPage(string Rule, string Zh, string En, string Advice, IReadOnlyList<NotedEnterprise> Enterprises, string? Next);
