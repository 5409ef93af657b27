using Hub.Azure.Profiles;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Enterprises;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;
using Hub.Functions.Trust.Consents;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust;

/// <summary>The enterprise that a route names. Whoever writes its credit code in full width or lower case means the same one.</summary>
internal static class NamedEnterprise
{
    /// <summary>Its credit code as GB 32100 writes it, or why the text is none.</summary>
    public static (string Code, IResult? Refusal) Read(string creditCode) =>
        CreditCode.TryParse(creditCode, out var code, out var error) ? (code.Value, null) : ("", Problems.BadCreditCode(error!));

    /// <summary>Its credit code, or why the caller may not come to it: an enterprise comes to itself only.</summary>
    public static (string Code, IResult? Refusal) EnterpriseFor(this Caller caller, string creditCode)
    {
        var (code, refusal) = Read(creditCode);
        return (code, refusal ?? caller.NotOwn(code));
    }

    /// <summary>Its credit code and what it is read for, or why it may not be read.</summary>
    public static (string Code, ReadIntent? Intent, IResult? Refusal) EnterpriseToRead(
        this HttpRequest request, string creditCode, Purposes purposes, params Product[] products)
    {
        var (code, refusal) = Read(creditCode);
        if (refusal is not null)
        {
            return (code, null, refusal);
        }

        var (intent, notAllowed) = request.Intent(purposes, products);
        return (code, intent, notAllowed ?? request.Caller().NotOwn(code));
    }

    /// <summary>An enterprise sees its own data only; null if it does.</summary>
    public static IResult? NotOwn(this Caller caller, string creditCode) =>
        caller.Role == CallerRole.Enterprise && caller.CreditCode != creditCode ? Problems.Forbidden($"Caller {caller.Id} sees the data of its own enterprise only.") : null;

    /// <summary>What is for banks alone; null if it is one.</summary>
    public static IResult? NotBank(this Caller caller) => caller.Role != CallerRole.Bank ? Problems.Forbidden($"Caller {caller.Id} is no bank.") : null;

    /// <summary>What is for banks and enterprises; null if it is one of them.</summary>
    public static IResult? NotBankOrEnterprise(this Caller caller) => caller.Role is CallerRole.Bank or CallerRole.Enterprise
        ? null
        : Problems.Forbidden($"Caller {caller.Id} is neither a bank nor an enterprise.");

    /// <summary>What is for enterprises alone; null if it is one.</summary>
    public static IResult? NotEnterprise(this Caller caller) => caller.Role != CallerRole.Enterprise ? Problems.Forbidden($"Caller {caller.Id} is no enterprise.") : null;
}
