using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Subsidies;

/// <summary>Reads <c>catalog/lending/loan-prime-rates.json</c>.</summary>
public static class LoanPrimeRatesReader
{
    private const decimal HighestRate = 25;
    private const int LongestTenor = 30;

    /// <summary>Reads and checks the table.</summary>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static LoanPrimeRates Read(CatalogFile file) => CatalogDocument.Read(file, ReadTable);

    private static LoanPrimeRates ReadTable(CatalogNode root)
    {
        root.AllowOnly(LoanPrimeRatesVocabulary.File);
        root.Label();
        root.Word("unit", LoanPrimeRatesVocabulary.RateUnits);
        var sources = root.Keys("sources").ToDictionary(id => id, id => root.Child("sources").Bilingual(id));
        root.Word("source", sources);
        var nodes = root.Items("rates");
        var rates = nodes.Select(ReadRate).ToList();
        DaysAscend(nodes, rates);
        return new LoanPrimeRates(rates, ReadTenor(root.Child("fiveYearsAbove"), sources));
    }

    private static LoanPrimeRate ReadRate(CatalogNode node)
    {
        node.AllowOnly(LoanPrimeRatesVocabulary.Rate);
        return new LoanPrimeRate(node.Date("from"), node.Decimal("oneYear", 0, HighestRate), node.Decimal("fiveYears", 0, HighestRate));
    }

    private static int ReadTenor(CatalogNode node, IReadOnlyDictionary<string, BilingualName> sources)
    {
        node.AllowOnly(LoanPrimeRatesVocabulary.Tenor);
        node.Word("unit", LoanPrimeRatesVocabulary.TenorUnits);
        node.Word("source", sources);
        node.Bilingual("remark");
        return (int)node.Decimal("value", 1, LongestTenor);
    }

    private static void DaysAscend(IReadOnlyList<CatalogNode> nodes, IReadOnlyList<LoanPrimeRate> rates)
    {
        for (var i = 1; i < rates.Count; i++)
        {
            if (rates[i].From != default && rates[i].From <= rates[i - 1].From)
            {
                nodes[i].Wrong("from", $"a day after {rates[i - 1].From:yyyy-MM-dd} is needed, oldest first");
            }
        }
    }
}
