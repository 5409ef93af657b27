using Hub.Domain.Enterprises;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Consents;

/// <summary>What is wrong with terms that somebody hands in.</summary>
/// <param name="Field">Which part of them.</param>
/// <param name="Zh">What is wrong and what would be right, in Chinese.</param>
/// <param name="En">The same in English.</param>
public sealed record ConsentMistake(string Field, string Zh, string En);

/// <summary>Checks terms before they are recorded: sizes, names, and the longest time each purpose allows.</summary>
public sealed class ConsentChecks(Purposes purposes, Catalog catalog)
{
    private const int MostReceivers = 20;
    private const int LongestName = 100;
    private const int LongestTextVersion = 40;

    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    /// <summary>All mistakes.</summary>
    /// <param name="terms">As handed in.</param>
    /// <param name="persons">Who consented to be shown.</param>
    /// <param name="now">The instant of recording.</param>
    public IReadOnlyList<ConsentMistake> Of(ConsentTerms terms, IReadOnlyList<PersonConsent> persons, DateTimeOffset now) =>
    [
        .. EnterpriseIsNamed(terms),
        .. SignerIsProven(terms),
        .. PurposesAreKnown(terms),
        .. ReceiversAreNamed(terms),
        .. ThereIsSomethingToRead(terms),
        .. TimesAreInOrder(terms, now),
        .. terms.Purposes.Select(purposes.Find).OfType<Purpose>().SelectMany(p => LastsNoLongerThan(p, terms)),
        .. persons.SelectMany(Of),
        .. persons.Count > Consent.MostPersons ? [new ConsentMistake("persons", $"至多 {Consent.MostPersons} 人", $"at most {Consent.MostPersons} persons")] : Array.Empty<ConsentMistake>(),
    ];

    /// <summary>All mistakes of a person's consent.</summary>
    public static IEnumerable<ConsentMistake> Of(PersonConsent person)
    {
        if (!IsDigest(person.Digest))
        {
            yield return new("persons.digest", "应为个人标识的带密钥摘要（HMAC-SHA-256，64位十六进制小写），不得提交身份证号", "a keyed digest of 64 lower-case hex digits is needed, never an identity number");
        }

        if (!IsDigest(person.EvidenceHash))
        {
            yield return Digest("persons.evidenceHash");
        }
    }

    /// <summary>64 lower-case hex digits.</summary>
    public static bool IsDigest(string? text) => text is { Length: 64 } && text.All(c => char.IsAsciiHexDigitLower(c));

    private static bool IsName(string? text) =>
        text is { Length: > 0 and <= LongestName } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    private static ConsentMistake Digest(string field) => new(field, "应为证据文件的 SHA-256（64位十六进制小写）", "the SHA-256 of the evidence, 64 lower-case hex digits, is needed");

    private static IEnumerable<ConsentMistake> EnterpriseIsNamed(ConsentTerms terms)
    {
        if (!CreditCode.TryParse(terms.CreditCode, out _, out var error))
        {
            yield return new("creditCode", "统一社会信用代码无效", $"{error!.Name}: {error.Detail}");
        }
    }

    private static IEnumerable<ConsentMistake> SignerIsProven(ConsentTerms terms)
    {
        if (!IsDigest(terms.EvidenceHash))
        {
            yield return Digest("evidenceHash");
        }

        if (terms.Signer.Capacity == SignerCapacity.Agent != IsDigest(terms.Signer.PowerOfAttorneyHash))
        {
            yield return new("signer.powerOfAttorneyHash", "经办人须附授权委托书摘要，法定代表人不附", "an agent needs the digest of the power of attorney, the legal representative none");
        }

        if (terms.TextVersion is not { Length: > 0 and <= LongestTextVersion })
        {
            yield return new("textVersion", $"应为所签文本的版本，至多 {LongestTextVersion} 字", $"the version of the text that was signed is needed, at most {LongestTextVersion} characters");
        }
    }

    private IEnumerable<ConsentMistake> PurposesAreKnown(ConsentTerms terms)
    {
        var valid = purposes.All.Where(p => p.ConsentMonths is not null).Select(p => p.Code).ToList();
        if (terms.Purposes.Count == 0 || terms.Purposes.Distinct().Count() != terms.Purposes.Count || terms.Purposes.Except(valid).Any())
        {
            yield return new("purposes", $"应为以下用途之一或多个，不重复：{string.Join("、", valid)}", $"some of {string.Join(", ", valid)} are needed, each once");
        }
    }

    private static IEnumerable<ConsentMistake> ReceiversAreNamed(ConsentTerms terms)
    {
        if (terms.Receivers.Count is 0 or > MostReceivers || terms.Receivers.Any(r => !IsName(r)) || terms.Receivers.Distinct().Count() != terms.Receivers.Count)
        {
            yield return new("receivers", $"应列明1至 {MostReceivers} 家银行，不重复", $"1 to {MostReceivers} banks are needed, each once");
        }
    }

    private IEnumerable<ConsentMistake> ThereIsSomethingToRead(ConsentTerms terms)
    {
        var allowed = terms.Purposes.Select(purposes.Find).OfType<Purpose>().SelectMany(p => p.Interfaces).ToHashSet();
        if (terms.Interfaces.Count == 0 && terms.Classes.Count == 0)
        {
            yield return new("interfaces", "应列明接口或类别", "interfaces or classes are needed");
        }

        if (terms.Interfaces.FirstOrDefault(id => catalog.FindInterface(id) is null || !allowed.Contains(id)) is { } excess)
        {
            yield return new("interfaces", $"{excess} 不在所列用途的必要范围内", $"{excess} is not among what these purposes need: {string.Join(", ", allowed.Order(StringComparer.Ordinal))}");
        }

        if (terms.Interfaces.Distinct().Count() != terms.Interfaces.Count || terms.Classes.Distinct().Count() != terms.Classes.Count)
        {
            yield return new("interfaces", "接口和类别不得重复", "each interface and class stands once");
        }
    }

    private static IEnumerable<ConsentMistake> TimesAreInOrder(ConsentTerms terms, DateTimeOffset now)
    {
        if (terms.ValidTo <= terms.ValidFrom || terms.ValidTo <= now)
        {
            yield return new("validTo", "应晚于生效时间和当前时间", "an instant after validFrom and after now is needed");
        }
    }

    private static IEnumerable<ConsentMistake> LastsNoLongerThan(Purpose purpose, ConsentTerms terms)
    {
        if (purpose.ConsentMonths is { } months && terms.ValidTo > terms.ValidFrom.ToOffset(s_china).AddMonths(months))
        {
            yield return new("validTo", $"{purpose.Name.Zh}授权至多 {months} 个月", $"a consent for {purpose.Code} lasts at most {months} months");
        }

        if (purpose.UntilLoanEnds && !(terms.LoanEnds is { } day && terms.ValidTo <= new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), s_china)))
        {
            yield return new("loanEnds", $"{purpose.Name.Zh}须写明贷款到期日，授权至多到该日", $"a consent for {purpose.Code} names the day the loan ends and does not outlast it");
        }
    }
}
