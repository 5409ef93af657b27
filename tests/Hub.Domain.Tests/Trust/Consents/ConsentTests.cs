using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Tests.Trust.Consents;

/// <summary>Terms are checked, versions signed, values shown roughly.</summary>
public sealed class ConsentTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly string s_digest = new('0', 64);
    private static readonly ConsentTerms s_terms = new(
        "91330502MA2B00019K", new Signer(SignerCapacity.LegalRepresentative), ["PRE_LOAN"], ["bank-a"], ["I30"], [ConsentClass.Enterprise],
        s_now, s_now.AddMonths(3), null, s_digest, ConsentChannel.Online, "2026-1");

    public static TheoryData<string, ConsentTerms> Mistakes => new()
    {
        { "", s_terms },
        { "validTo", s_terms with { ValidTo = s_now.AddMonths(3).AddTicks(1) } },
        { "validTo", s_terms with { ValidFrom = s_now.AddMonths(-2), ValidTo = s_now } },
        { "", s_terms with { Purposes = ["GREEN_EVAL"], ValidTo = s_now.AddMonths(12) } },
        { "validTo", s_terms with { Purposes = ["GREEN_EVAL"], ValidTo = s_now.AddMonths(12).AddTicks(1) } },
        { "loanEnds", s_terms with { Purposes = ["POST_LOAN"] } },
        { "", s_terms with { Purposes = ["POST_LOAN"], ValidTo = s_now.AddYears(2), LoanEnds = new DateOnly(2028, 11, 21) } },
        { "loanEnds", s_terms with { Purposes = ["POST_LOAN"], ValidTo = s_now.AddYears(2), LoanEnds = new DateOnly(2028, 11, 20) } },
        { "interfaces", s_terms with { Interfaces = ["I25"] } },
        { "interfaces", s_terms with { Interfaces = ["I99"] } },
        { "interfaces", s_terms with { Interfaces = [], Classes = [] } },
        { "purposes", s_terms with { Purposes = ["SELF"] } },
        { "receivers", s_terms with { Receivers = [] } },
        { "receivers", s_terms with { Receivers = ["a/b"] } },
        { "evidenceHash", s_terms with { EvidenceHash = "330502199001011234" } },
        { "signer.powerOfAttorneyHash", s_terms with { Signer = new(SignerCapacity.Agent) } },
        { "creditCode", s_terms with { CreditCode = "91330502MA2B00019A" } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Terms_are_checked(string field, ConsentTerms terms) => Assert.Equal(
        field.Length == 0 ? [] : [field], new ConsentChecks(RepositoryPurposes.Read(), RepositoryPurposes.Catalog).Of(terms, [], s_now).Select(m => m.Field));

    [Fact]
    public void An_identity_number_is_no_digest() =>
        Assert.Equal(["persons.digest"], ConsentChecks.Of(new PersonConsent("330502199001011234", s_digest)).Select(m => m.Field));

    [Fact]
    public void A_revoked_consent_stays_revoked_and_what_is_so_already_makes_no_version()
    {
        var granted = Consent.Grant("id", s_terms, [], s_now, "e", null);
        var paused = granted.With(ConsentChange.Paused, s_now, "e", null);
        var revoked = paused.With(ConsentChange.Revoked, s_now.AddDays(-1), "e", null);

        Assert.Same(paused, paused.With(ConsentChange.Paused, s_now, "e", null));
        Assert.Equal((3, ConsentState.Revoked), (revoked.Version, revoked.State));
        Assert.True(granted.ChangedAt < paused.ChangedAt && paused.ChangedAt < revoked.ChangedAt);
        Assert.Throws<ConsentRefusedException>(() => revoked.With(ConsentChange.Resumed, s_now, "e", null));
    }

    [Fact]
    public async Task A_version_is_a_jws_that_the_public_key_verifies_and_a_changed_one_does_not()
    {
        using var keys = new OneKey();
        var consent = Consent.Grant("id", s_terms, [], s_now, "e", null);

        var signed = await SignedConsent.SignAsync(consent, keys, "k1", TestContext.Current.CancellationToken);
        var parts = signed.Jws.Split('.');
        var other = SignedConsent.PayloadOf(consent with { Version = 2 });
        var forged = $"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(other)}.{parts[2]}";

        Assert.Equal(signed.Payload, SignedConsent.PayloadOf(SignedConsent.Verify(signed.Jws, [keys.Public])!));
        Assert.Null(SignedConsent.Verify(forged, [keys.Public]));
        Assert.StartsWith("""{"change":"Granted","changedAt":"2026-11-21T08:00:00+08:00",""", Encoding.UTF8.GetString(signed.Payload), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I36", """{"period":"20261119","grid_kwh":1234.5,"elec_theft_flag":false}""", """{"period":"2026","grid_kwh":{"from":1000,"below":10000},"elec_theft_flag":"no"}""")]
    [InlineData("I24", """{"ent_name":"甲","reg_capital":{"amount":5000000,"currency":"USD"},"status":"ACTIVE"}""", """{"reg_capital":{"from":5000000,"below":10000000,"currency":"USD"},"status":"ACTIVE"}""")]
    [InlineData("I28", """{"eval_year":"2025","tax_credit_grade":"A","tax_credit_score":95.5}""", """{"eval_year":"2025","tax_credit_grade":"A","tax_credit_score":{"from":90}}""")]
    [InlineData("I30", """{"net_profit":-20000000.01,"unknown":1}""", """{"net_profit":{"below":-10000000}}""")]
    public void A_record_is_shown_in_bands(string id, string record, string expected)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json);
        RepositoryPurposes.Bands().Write(RepositoryPurposes.Catalog.FindInterface(id)!, Encoding.UTF8.GetBytes(record), writer);
        writer.Flush();

        Assert.Equal(expected, Encoding.UTF8.GetString(json.WrittenSpan));
    }

    [Fact]
    public void A_unit_without_edges_is_a_mistake()
    {
        var text = RepositoryPurposes.BandsText.Replace("\"kWh\"", "\"MWh\"");

        var mistakes = Assert.Throws<CatalogException>(() => BandsReader.Read(new CatalogFile("bands.json", text), RepositoryPurposes.Catalog)).Mistakes;

        Assert.Contains(mistakes, m => m.Expected == "I36.grid_kwh has the unit \"kWh\": its edges are needed");
    }

    private sealed class OneKey : IPlatformKeys, IDisposable
    {
        private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        public VerificationKey Public => _key.ExportParameters(false).Q is var q ? new("k1", q.X!, q.Y!) : null!;

        public Task<KeySignature> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellation) =>
            Task.FromResult(new KeySignature("k1", _key.SignData(data.Span, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)));

        public Task<IReadOnlyList<VerificationKey>> VerificationKeysAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<VerificationKey>>([Public]);

        public Task<WrappedKey> WrapAsync(ReadOnlyMemory<byte> dataKey, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<byte[]> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellation) => throw new NotSupportedException();

        public void Dispose() => _key.Dispose();
    }
}
