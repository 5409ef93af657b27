using System.Security.Cryptography;
using System.Text;

namespace Hub.Simulator;

/// <summary>D13 市监局: shareholders and officers (I25). The shares add up to 100 % and the sums to the registered capital.</summary>
internal static class Shareholders
{
    public static readonly FactForm Form = FactForm.Items(
        "shareholder_id_hash", "shareholder_name", "shareholder_type", "shareholder_id_hash", "share_pct", "sub_amount", "paid_amount", "controller_change_24m", "equity_pledge_pct",
        "director_count", "supervisor_count", "officer_name");

    private const int RegistrationInterface = 24;
    private static readonly decimal[][] Splits = [[100], [60, 40], [51, 49], [70, 30], [50, 30, 20], [34, 33, 33]];

    public static IEnumerable<Fact> Of(Enquiry enquiry)
    {
        var enterprise = enquiry.Enterprise;
        if (!enquiry.Applies(enterprise.Kind == EnterpriseKind.IndividualBusiness || enterprise.IsCancelled ? 0 : 1))
        {
            yield break;
        }

        // Capital and shares change together: the registration's state is this interface's.
        var registered = enquiry with { Interface = RegistrationInterface };
        var registration = enquiry.City.RegistrationOf(enterprise, enquiry.Date);
        var (dice, split) = (enquiry.Dice(), Splits[enquiry.Dice(1).Below(Splits.Length)]);
        var (directors, officer) = (enquiry.IsAtLeast(EnterpriseSize.Medium) ? dice.Between(3, 9) : 1, Names.OfPerson(ref dice));
        var pledged = enquiry.Trouble == Trouble.Debtor ? (decimal)dice.Between(30, 90) : dice.Happens(0.05) ? 20m : 0m;
        for (var index = 0; index < split.Length; index++)
        {
            var name = Names.OfPerson(ref dice);
            yield return Form.Tell(
                registered.UpdatedAt, name, "NATURAL", Hash($"{enterprise.CreditCode}/{index}"), split[index],
                Part(registration.Registered, split[index]), Part(registration.Paid, split[index]), Math.Min(3, registered.Revision / 20), pledged, directors,
                enquiry.IsAtLeast(EnterpriseSize.Medium) ? 3 : 1, officer);
        }
    }

    /// <summary>Yuan; null where the register states no capital or states it in dollars.</summary>
    private static decimal? Part(Capital capital, decimal percent) => capital.Currency == "CNY" ? capital.Amount * percent / 100 : null;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
