namespace Hub.Simulator;

/// <summary>The tax-credit grade of one year (I28).</summary>
/// <param name="Year">评价年度.</param>
/// <param name="Grade">A, B, M, C or D.</param>
/// <param name="Score">评价得分, 0 … 100 with two decimals.</param>
/// <param name="UpdatedAt">更新时间: when it was published or last adjusted.</param>
/// <param name="Revoked">状态 撤销: the grade no longer counts.</param>
public sealed record TaxGrade(int Year, char Grade, decimal Score, DateTimeOffset UpdatedAt, bool Revoked);
