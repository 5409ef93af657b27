using System.Net;
using System.Text;
using Hub.Domain.Trust;

namespace Hub.Functions.Tests.Trust;

/// <summary>Every route, asked by every role over HTTP, answers as the written matrix says.</summary>
public sealed class AccessMatrixTests(RoleCallers callers) : IClassFixture<RoleCallers>
{
    // Other refusals (no consent, unknown enterprise …) say something about the request, not about the role.
    private static readonly string[] s_ofAccess = ["forbidden", "other-department", "other-enterprise"];

    public static TheoryData<string> AllRoutes => [.. Routes.All.Select(r => r.Function)];

    [Fact]
    public void Every_route_has_one_row_and_every_row_its_route() => Assert.Equal(
        Routes.All.Select(r => $"{r.Function} {r.Method} /{r.Path} {r.Scope ?? AccessMatrix.Everybody}").Order(StringComparer.Ordinal),
        AccessMatrix.Rows.Select(r => $"{r.Function} {r.Route} {r.Scope}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_cell_is_one_of_three_words() => Assert.All(
        AccessMatrix.Rows.SelectMany(r => r.Cells.Values), cell => Assert.Contains(cell, new[] { AccessMatrix.Yes, AccessMatrix.Own, AccessMatrix.No }));

    [Theory]
    [MemberData(nameof(AllRoutes))]
    public async Task A_route_lets_in_whom_the_matrix_names_and_nobody_else(string function)
    {
        var route = Routes.Of(function)!;
        var row = AccessMatrix.Of(function);
        foreach (var (role, key) in callers.Keys)
        {
            var cell = row.Cells[role];
            Assert.Equal((role, cell != AccessMatrix.No), (role, await IsLetInAsync(route, key, "D13", "I24", Enterprises.Wuxing)));
            if (cell == AccessMatrix.Own)
            {
                Assert.Equal((role, false), (role, await IsLetInAsync(route, key, "D14", "I29", Enterprises.Nanxun)));
            }
        }

        var nobody = await SendAsync(route, null, "D13", "I24", Enterprises.Wuxing);
        Assert.Equal(route.Scope is null, nobody.Status is not HttpStatusCode.Unauthorized);
    }

    private async Task<bool> IsLetInAsync(Route route, string key, string department, string interfaceId, string code)
    {
        var answer = await SendAsync(route, key, department, interfaceId, code);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.Status);
        return answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            || (answer.Status == HttpStatusCode.Forbidden && !s_ofAccess.Contains(answer.Json.GetProperty("type").GetString()!.Split(':')[^1]));
    }

    private async Task<Answer> SendAsync(Route route, string? key, string department, string interfaceId, string code)
    {
        var segments = route.Path.Split('/').Select(segment => segment switch
        {
            "{department}" => department,
            "{interfaceId}" => interfaceId,
            "{creditCode}" => code,
            "{rule}" => "Q15",
            _ => segment.StartsWith('{') ? "none" : segment,
        });

        // A list is no body that these routes take: nobody starts anything. A refresh looks at its body before it looks at the role.
        using var body = route.Function == "RefreshProfile" ? null : new StringContent("[]", Encoding.UTF8, "application/json");
        return await callers.Hub.SendAsync(
            new HttpMethod(route.Method), $"api/{string.Join('/', segments)}", key, route.Method is "POST" or "PATCH" or "PUT" ? body : null);
    }
}
