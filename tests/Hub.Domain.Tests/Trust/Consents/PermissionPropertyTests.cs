using FsCheck;
using FsCheck.Fluent;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Tests.Trust.Consents;

/// <summary>
/// Over random histories of an enterprise's consents: a section is shown if and only if a consent in force at that instant allows
/// it. The oracle knows neither <see cref="Consent"/>'s state machine nor <see cref="Permission"/>: it replays what was done.
/// </summary>
public sealed class PermissionPropertyTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly Purposes s_purposes = RepositoryPurposes.Read();
    private static readonly string[] s_codes = ["PRE_LOAN", "POST_LOAN", "GREEN_EVAL", "SUBSIDY", "PROC_LOAN"];
    private static readonly string[] s_banks = ["bank-a", "bank-b"];
    private static readonly string[] s_verbs = ["pause", "resume", "revoke", "person", "noPerson"];
    private static readonly PersonConsent s_person = new(new string('a', 64), new string('b', 64));

    /// <summary>What an enterprise does: hours are counted from the start.</summary>
    private sealed record Deed(int Consent, string Verb, int Hour);

    private sealed record Signed(string[] Purposes, string[] Banks, string[] Interfaces, ConsentClass[] Classes, int From, int To, Deed[] Deeds);

    private static readonly Gen<Signed> s_signed =
        from purposes in Gen.NonEmptyListOf(Gen.Elements(s_codes))
        from banks in Gen.NonEmptyListOf(Gen.Elements(s_banks))
        from interfaces in Gen.ListOf(Gen.Choose(1, 38))
        from classes in Gen.ListOf(Gen.Elements(Enum.GetValues<ConsentClass>()))
        from hour in Gen.Choose(0, 100)
        from length in Gen.Choose(1, 100)
        from deeds in Gen.ListOf(from verb in Gen.Elements(s_verbs) from at in Gen.Choose(0, 200) select new Deed(0, verb, at))
        select new Signed(
            [.. purposes.Distinct()], [.. banks.Distinct()], [.. interfaces.Select(n => $"I{n:d2}").Distinct()], [.. classes.Distinct()],
            hour, hour + length, [.. deeds.OrderBy(d => d.Hour)]);

    [Fact]
    public void A_section_is_shown_if_and_only_if_a_consent_in_force_allows_it()
    {
        var cases =
            from signed in Gen.ListOf(s_signed)
            from purpose in Gen.Elements(s_codes)
            from bank in Gen.Elements(s_banks)
            from hour in Gen.Choose(0, 220)
            select (Signed: signed.ToArray(), purpose, bank, hour);

        Prop.ForAll(Arb.From(cases), c => Holds(c.Signed, c.purpose, c.bank, c.hour))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static bool Holds(Signed[] signed, string code, string bank, int hour)
    {
        var purpose = s_purposes.Find(code)!;
        var consents = signed.Select((s, i) => Replay(s, i, hour)).ToList();
        var each = consents.Select(c => Permission.Decide(purpose, bank, c.Id, consents, At(hour))).ToList();
        return RepositoryPurposes.Catalog.Interfaces.All(i =>
            signed.Index().All(s => (each[s.Index]?.Allows(i) == true) == (IsPublic(i, code) && s.Item.Banks.Contains(bank) || Oracle(s.Item, i, code, bank, hour)))
            && Permission.Decide(purpose, bank, null, consents, At(hour))!.Allows(i) == (IsPublic(i, code) || NewestAllows(signed, i, code, bank, hour)));
    }

    /// <summary>Without a name the newest consent in force for the bank and purpose counts; the later in the list the newer.</summary>
    private static bool NewestAllows(Signed[] signed, Interface i, string code, string bank, int hour) =>
        signed.LastOrDefault(s => s.Banks.Contains(bank) && s.Purposes.Contains(code) && InForce(s, hour)) is { } newest && Oracle(newest, i, code, bank, hour);

    private static bool IsPublic(Interface i, string code) => "I02 I06 I08 I14 I15 I17 I18 I20 I23 I24 I26 I27 I28 I33".Contains(i.Id) && Needed(i.Id, code);

    private static bool Oracle(Signed s, Interface i, string code, string bank, int hour) =>
        s.Banks.Contains(bank) && s.Purposes.Contains(code) && Needed(i.Id, code) && InForce(s, hour)
        && (IsPublic(i, code) || s.Interfaces.Contains(i.Id) || s.Classes.Contains(i.Id == "I25" ? ConsentClass.EnterpriseAndPerson : ConsentClass.Enterprise))
        && (i.Id != "I25" || PersonConsents(s, hour));

    private static bool Needed(string id, string code) => code switch
    {
        "PRE_LOAN" => id != "I25",
        "POST_LOAN" => id is not ("I12" or "I25"),
        "GREEN_EVAL" => id is not ("I09" or "I12" or "I18" or "I20" or "I21"),
        "SUBSIDY" => id is "I24" or "I37",
        _ => id is "I08" or "I09" or "I24" or "I26" or "I28" or "I33" or "I37",
    };

    private static bool InForce(Signed s, int hour)
    {
        var done = s.Deeds.Where(d => d.Hour <= hour).Select(d => d.Verb).ToList();
        return s.From <= hour && hour < s.To && !done.Contains("revoke") && done.LastOrDefault(v => v is "pause" or "resume") != "pause";
    }

    private static bool PersonConsents(Signed s, int hour) =>
        s.Deeds.Where(d => d.Hour <= hour).LastOrDefault(d => d.Verb is "person" or "noPerson")?.Verb == "person";

    private static DateTimeOffset At(int hour) => s_start.AddHours(hour);

    /// <summary>As the hub does it: what a revoked consent does not take changes nothing.</summary>
    private static Consent Replay(Signed s, int number, int until)
    {
        var terms = new ConsentTerms(
            "91330502MA2B00019K", new Signer(SignerCapacity.LegalRepresentative), s.Purposes, s.Banks, s.Interfaces, s.Classes,
            At(s.From), At(s.To), null, new string('0', 64), ConsentChannel.Online, "1");
        var consent = Consent.Grant($"c{number}", terms, [], s_start.AddMinutes(number), "e", null);
        foreach (var deed in s.Deeds.Where(d => d.Hour <= until))
        {
            try
            {
                consent = Done(consent, deed.Verb, At(deed.Hour));
            }
            catch (ConsentRefusedException)
            {
                Assert.Equal(ConsentState.Revoked, consent.State);
            }
        }

        return SignedConsent.Read(SignedConsent.PayloadOf(consent));
    }

    private static Consent Done(Consent consent, string verb, DateTimeOffset at) => verb switch
    {
        "pause" => consent.With(ConsentChange.Paused, at, "e", null),
        "resume" => consent.With(ConsentChange.Resumed, at, "e", null),
        "revoke" => consent.With(ConsentChange.Revoked, at, "e", null),
        "person" => consent.WithPerson(s_person, at, "e", null),
        _ => consent.WithoutPerson(s_person.Digest, at, "e", null),
    };
}
