using Hub.Domain.Evaluation.Subsidies;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Evaluation.Subsidies;

/// <summary>The table of loan prime rates as it lies in the repository.</summary>
internal static class RepositoryRates
{
    public static string Text { get; } = File.ReadAllText(Repository.PathOf("catalog/lending/loan-prime-rates.json"));

    public static LoanPrimeRates All { get; } = LoanPrimeRatesReader.Read(new CatalogFile("loan-prime-rates.json", Text));
}
