using System.Text.Json.Serialization;

namespace Hub.Domain.Trust;

/// <summary>Who uses the hub.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallerRole>))]
public enum CallerRole
{
    /// <summary>部门: delivers records.</summary>
    Department,

    /// <summary>银行: reads profiles.</summary>
    Bank,

    /// <summary>企业: sees its own data.</summary>
    Enterprise,

    /// <summary>监管: sees statistics.</summary>
    Supervisor,

    /// <summary>运维: runs the hub.</summary>
    Operator,
}

/// <summary>Somebody who may call the hub.</summary>
/// <param name="Id">Stable name, for example <c>bank-huzhou</c>.</param>
/// <param name="Role">What it is.</param>
/// <param name="Department">For departments: which one (<c>D13</c>).</param>
/// <param name="Scopes">What it may do; nothing else.</param>
public sealed record Caller(string Id, CallerRole Role, string? Department, IReadOnlyList<string> Scopes)
{
    /// <summary>For enterprises: the credit code whose data, and no other, it may see.</summary>
    public string? CreditCode { get; init; }

    /// <summary>For banks: the branch that asks, as the bank passed it on in <c>x-hub-branch</c>; null if it did not say.</summary>
    public string? Branch { get; init; }

    /// <summary>For banks: the bank's user who asks, as the bank passed it on in <c>x-hub-user</c>; null if it did not say.</summary>
    public string? User { get; init; }

    /// <summary>What the request was authenticated with: <c>key 1a2b3c4d</c>, <c>signature …</c> or <c>principal …</c>; never a secret.</summary>
    public string? Credential { get; init; }

    /// <summary>Whether the caller has a scope.</summary>
    public bool May(string scope) => Scopes.Contains(scope);
}

/// <summary>The scopes a key can have.</summary>
public static class Scope
{
    /// <summary>Deliver records of the own department and read the receipts.</summary>
    public const string RecordsWrite = "records.write";

    /// <summary>See runs.</summary>
    public const string RunsRead = "runs.read";

    /// <summary>Start runs.</summary>
    public const string RunsWrite = "runs.write";

    /// <summary>See quarantine.</summary>
    public const string QuarantineRead = "quarantine.read";

    /// <summary>Replay quarantine.</summary>
    public const string QuarantineWrite = "quarantine.write";

    /// <summary>Read the quality report: a department its own, an operator every one.</summary>
    public const string QualityRead = "quality.read";

    /// <summary>Read profiles: of each the sections that purpose and consent allow.</summary>
    public const string ProfilesRead = "profiles.read";

    /// <summary>Read the profiles of many enterprises with one request.</summary>
    public const string ProfilesQuery = "profiles.query";

    /// <summary>Have departments asked about one enterprise now.</summary>
    public const string ProfilesRefresh = "profiles.refresh";

    /// <summary>See personal data unmasked, in sections that purpose and consent allow.</summary>
    public const string PersonalRead = "profiles.read.personal";

    /// <summary>Read evaluations and emissions, as far as purpose and consent allow.</summary>
    public const string EvaluationsRead = "evaluations.read";

    /// <summary>Read the published rules.</summary>
    public const string RulebooksRead = "rulebooks.read";

    /// <summary>Try a rulebook on everybody, see who would move, and release it.</summary>
    public const string RulebooksWrite = "rulebooks.write";

    /// <summary>Read statistics of the whole city.</summary>
    public const string StatisticsRead = "statistics.read";

    /// <summary>Read the own feed of events.</summary>
    public const string EventsRead = "events.read";

    /// <summary>Read consents: an enterprise its own, a bank those that name it.</summary>
    public const string ConsentsRead = "consents.read";

    /// <summary>Grant, pause, resume and revoke consents: an enterprise its own; a bank or an operator those handed in on paper.</summary>
    public const string ConsentsWrite = "consents.write";

    /// <summary>Dispute what departments say of the own enterprise, appeal hits, make statements.</summary>
    public const string DisputesWrite = "disputes.write";

    /// <summary>See disputes, appeals and repairs: an enterprise its own, a department those on its desk, an operator all.</summary>
    public const string DisputesRead = "disputes.read";

    /// <summary>Answer disputes, decide appeals, grant repairs: a department what it said itself.</summary>
    public const string DisputesDecide = "disputes.decide";

    /// <summary>Make credit reports on enterprises that consented.</summary>
    public const string ReportsWrite = "reports.write";

    /// <summary>Read and check credit reports: a bank its own; an enterprise lists and checks those on it, a supervisor checks every one.</summary>
    public const string ReportsRead = "reports.read";

    /// <summary>Subscribe to events and run the own subscriptions.</summary>
    public const string SubscriptionsWrite = "subscriptions.write";

    /// <summary>See the own alerts.</summary>
    public const string AlertsRead = "alerts.read";

    /// <summary>Acknowledge the own alerts, and say whether they were right.</summary>
    public const string AlertsWrite = "alerts.write";

    /// <summary>See how the hub is, and what mends it.</summary>
    public const string DoctorRead = "doctor.read";

    /// <summary>See who looked at an enterprise: an enterprise at itself, a supervisor at every one; and prove the entries.</summary>
    public const string AccessesRead = "accesses.read";

    /// <summary>Copy the whole record of access, to check it elsewhere.</summary>
    public const string AuditRead = "audit.read";

    /// <summary>Make callers and their keys.</summary>
    public const string CallersWrite = "callers.write";

    /// <summary>See the data keys, destroy them, wrap them anew.</summary>
    public const string KeysWrite = "keys.write";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        RecordsWrite,
        RunsRead,
        RunsWrite,
        QuarantineRead,
        QuarantineWrite,
        QualityRead,
        ProfilesRead,
        ProfilesQuery,
        PersonalRead,
        EvaluationsRead,
        RulebooksRead,
        RulebooksWrite,
        StatisticsRead,
        EventsRead,
        SubscriptionsWrite,
        ReportsWrite,
        ReportsRead,
        AlertsRead,
        AlertsWrite,
        CallersWrite,
        KeysWrite,
        DoctorRead,
        AccessesRead,
        AuditRead,
        ProfilesRefresh,
        ConsentsRead,
        ConsentsWrite,
        DisputesWrite,
        DisputesRead,
        DisputesDecide,
    ];
}
