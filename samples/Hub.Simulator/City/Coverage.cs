namespace Hub.Simulator;

/// <summary>Which enterprises an interface has something of.</summary>
public enum Coverage
{
    /// <summary>Those it concerns: a retailer has no discharge permit, and of most nothing bad is recorded.</summary>
    Plausible,

    /// <summary>Each, with at least one record in every interface: for measuring.</summary>
    Full,
}
