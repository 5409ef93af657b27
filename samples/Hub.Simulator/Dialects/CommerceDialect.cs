using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D11 商务局: 万美元, lists as digits.</summary>
internal static class CommerceDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I21", new PlatformPages("/d11/waimao"),
            Subject("经营者代码"),
            Field("外贸经营者备案", "trade_registered"),
            Field("本年累计进出口额(万美元)", "import_export_wan_usd"),
            Field("供应链试点", "supply_chain_pilot"),
            Coded("诚信名单", "business_integrity_list", "NONE=0 RED=1 BLACK=2")),
    ];
}
