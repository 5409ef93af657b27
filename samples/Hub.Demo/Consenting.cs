using System.Security.Cryptography;
using System.Text;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Simulator;

namespace Hub.Demo;

/// <summary>The enterprises of the city consent to one of the two banks, for a loan that they want: signed versions as the API makes them.</summary>
internal sealed class Consenting(ConsentLedger ledger, TimeProvider clock)
{
    /// <summary>What the banks of the demo read for.</summary>
    public const string Purpose = "PRE_LOAN";

    private const string Bank = "demo-bank";
    private static readonly string s_digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("demo")));

    /// <summary>Grants what was not granted before.</summary>
    public Task GrantAsync(IEnumerable<Enterprise> enterprises, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return ledger.GrantAsync([.. enterprises.Select(e => Consent.Grant(ConsentStore.IdOf(e.CreditCode, s_digest), Terms(e.CreditCode, now), [], now, "demo", null))], stop);
    }

    private static ConsentTerms Terms(string creditCode, DateTimeOffset now) => new(
        creditCode, new Signer(SignerCapacity.LegalRepresentative), [Purpose], [Bank], [], [ConsentClass.Enterprise],
        now, now.AddMonths(3), null, s_digest, ConsentChannel.ServiceHall, "demo-1");
}
