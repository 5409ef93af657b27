namespace Hub.Simulator;

/// <summary>A registered property (I12).</summary>
/// <param name="Number">不动产权证号, unique in the city.</param>
/// <param name="LandAreaM2">土地面积.</param>
/// <param name="BuildingAreaM2">建筑面积.</param>
/// <param name="Use">用途.</param>
/// <param name="MortgageWanYuan">抵押金额 in 万元; 0 when not mortgaged.</param>
/// <param name="Mortgagee">抵押权人 (a made-up bank); null when not mortgaged.</param>
/// <param name="Sealed">是否查封.</param>
/// <param name="RegisteredOn">登记日期.</param>
public sealed record Property(
    string Number,
    decimal LandAreaM2,
    decimal BuildingAreaM2,
    string Use,
    decimal MortgageWanYuan,
    string? Mortgagee,
    bool Sealed,
    DateOnly RegisteredOn)
{
    /// <summary>是否抵押.</summary>
    public bool Mortgaged => Mortgagee is not null;
}
