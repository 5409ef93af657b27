namespace Hub.Simulator;

/// <summary>What an interface knows.</summary>
/// <param name="Form">The fields of its facts.</param>
/// <param name="Answer">Its facts of an enterprise as of a day.</param>
internal sealed record Known(FactForm Form, Func<Enquiry, IEnumerable<Fact>> Answer);

/// <summary>The 38 interfaces and who answers for them.</summary>
internal static class Knowledge
{
    private static readonly Known[] All =
    [
        new(DevelopmentReform.RatingForm, DevelopmentReform.Rating),
        new(DevelopmentReform.DecisionForm, DevelopmentReform.Decisions),
        new(DevelopmentReform.ProjectForm, DevelopmentReform.Projects),
        new(IndustryBureau.LandYieldForm, IndustryBureau.LandYields),
        new(EnergyUse.Form, EnergyUse.Of),
        new(IndustryBureau.GreenForm, IndustryBureau.Green),
        new(ScienceBureau.Form, ScienceBureau.Research),
        new(FinanceBureau.ContractForm, FinanceBureau.Contracts),
        new(FinanceBureau.PaymentForm, FinanceBureau.Payments),
        new(SocialSecurity.InsuranceForm, SocialSecurity.Insurance),
        new(SocialSecurity.LabourForm, SocialSecurity.Labour),
        new(LandBureau.PropertyForm, LandBureau.RealEstate),
        new(LandBureau.UseForm, LandBureau.Use),
        new(EcologyBureau.GradeForm, EcologyBureau.Grades),
        new(EcologyBureau.PermitForm, EcologyBureau.Permits),
        new(Discharges.Form, Discharges.Of),
        new(EcologyBureau.CaseForm, EcologyBureau.Cases),
        new(HousingBureau.Form, HousingBureau.Buildings),
        new(WaterBureau.Form, WaterBureau.Abstraction),
        new(AgricultureBureau.Form, AgricultureBureau.Farming),
        new(CommerceBureau.Form, CommerceBureau.Trade),
        new(EmergencyBureau.StandardForm, EmergencyBureau.Standards),
        new(EmergencyBureau.AccidentForm, EmergencyBureau.Accidents),
        new(MarketBureau.RegistrationForm, MarketBureau.Registered),
        new(Shareholders.Form, Shareholders.Of),
        new(MarketBureau.SupervisionForm, MarketBureau.Supervision),
        new(MarketBureau.PatentForm, MarketBureau.Patents),
        new(TaxAuthority.GradeForm, TaxAuthority.Grades),
        new(TaxAuthority.FilingForm, TaxAuthority.Filings),
        new(Statements.Form, Statements.Of),
        new(TaxAuthority.ArrearsForm, TaxAuthority.Arrears),
        new(CustomsOffice.Form, CustomsOffice.Trade),
        new(CourtFiles.EnforcementForm, CourtFiles.Enforcements),
        new(CourtFiles.LawsuitForm, CourtFiles.Lawsuits),
        new(ProvidentFund.Form, ProvidentFund.Deposits),
        new(PowerMeters.Form, PowerMeters.Day),
        new(FinanceOffice.LoanForm, FinanceOffice.Loans),
        new(FinanceOffice.ListForm, FinanceOffice.Lists),
    ];

    /// <summary>I01 … I38.</summary>
    public static IReadOnlyList<string> Interfaces { get; } = [.. Enumerable.Range(1, All.Length).Select(number => $"I{number:D2}")];

    public static Known Of(string interfaceId) => All[NumberOf(interfaceId) - 1];

    public static int NumberOf(string interfaceId) =>
        interfaceId is ['I', var tens, var ones] && ((tens - '0') * 10) + ones - '0' is var number && number >= 1 && number <= All.Length
            ? number
            : throw new ArgumentException($"There is no interface {interfaceId}; valid are {string.Join(", ", Interfaces)}.", nameof(interfaceId));
}
