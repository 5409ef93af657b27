using System.Globalization;
using System.Text.Json.Nodes;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Sharing.Reports;

/// <summary>Who asked for a report, for what, by which consent; and what it is called.</summary>
/// <param name="Number">Its number.</param>
/// <param name="GeneratedAt">When it was made, to the second.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Consent">The consent it rests on; null for what needs none.</param>
/// <param name="Reader">For whom.</param>
/// <param name="Supersedes">The report that it takes the place of; null if it takes none's.</param>
public sealed record ReportHead(string Number, DateTimeOffset GeneratedAt, Purpose Purpose, string? Consent, ReportReader Reader, string? Supersedes)
{
    internal JsonObject ToJson(string template, PermittedProfile profile, string rulebook)
    {
        var head = new JsonObject
        {
            ["no"] = Number,
            ["template"] = template,
            ["generatedAt"] = GeneratedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["purpose"] = ReportValues.Word(Purpose.Code, Purpose.Name),
            ["reader"] = Reader.ToJson(profile.CreditCode),
            ["creditCode"] = profile.CreditCode,
            ["version"] = profile.Version,
        };
        (string Name, string? Text)[] optional = [("consent", Consent), ("name", profile.Name), ("rulebook", rulebook), ("supersedes", Supersedes)];
        foreach (var (name, text) in optional.Where(o => !string.IsNullOrEmpty(o.Text)))
        {
            head[name] = text;
        }

        return head;
    }
}

/// <summary>For whom a report is.</summary>
/// <param name="Bank">Caller id; null for the enterprise itself.</param>
/// <param name="Branch">The branch, as the bank passed it on; null if it did not say.</param>
/// <param name="User">The bank's user; null if it did not say.</param>
public sealed record ReportReader(string? Bank, string? Branch, string? User)
{
    internal JsonObject ToJson(string creditCode)
    {
        var reader = Bank is null ? new JsonObject { ["enterprise"] = creditCode } : new JsonObject { ["bank"] = Bank };
        if (Branch is not null)
        {
            reader["branch"] = Branch;
        }

        if (User is not null)
        {
            reader["user"] = User;
        }

        return reader;
    }
}
