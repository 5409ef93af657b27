using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Embedded.Tests.Functions;

public sealed class HttpFunctionTests : IAsyncLifetime
{
    private readonly Journal _journal = new();
    private FunctionApp _app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = FunctionApp.CreateBuilder([typeof(HttpSamples)]);
        builder.Services.AddScoped<Calls>();
        builder.Services.AddSingleton(_journal);
        builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = 64 << 20);
        _app = await FunctionApp.StartAsync(builder);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/hello?name=bank", HttpStatusCode.OK, "hello bank")]
    [InlineData("GET", "/api/HELLO?name=bank", HttpStatusCode.OK, "hello bank")]
    [InlineData("GET", "/hello", HttpStatusCode.NotFound, "")]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound, "")]
    [InlineData("POST", "/api/hello", HttpStatusCode.NotFound, "")]
    [InlineData("GET", "/api/things", HttpStatusCode.OK, "read /api/things")]
    [InlineData("POST", "/api/things", HttpStatusCode.Created, "written")]
    [InlineData("DELETE", "/api/things", HttpStatusCode.NotFound, "")]
    [InlineData("GET", "/api/values/7/3f2504e0-4f89-11d3-9a0c-0305e82c3301/t", HttpStatusCode.OK, "7|3f2504e0-4f89-11d3-9a0c-0305e82c3301|t|7|values|GET")]
    [InlineData("GET", "/api/values/7/3f2504e0-4f89-11d3-9a0c-0305e82c3301", HttpStatusCode.OK, "7|3f2504e0-4f89-11d3-9a0c-0305e82c3301|none|7|values|GET")]
    [InlineData("GET", "/api/values/seven/3f2504e0-4f89-11d3-9a0c-0305e82c3301", HttpStatusCode.NotFound, "")]
    [InlineData("GET", "/api/values/7/not-a-guid", HttpStatusCode.InternalServerError, "")]
    [InlineData("PATCH", "/api/convert/12", HttpStatusCode.OK, "PATCH 12")]
    [InlineData("GET", "/api/convert/twelve", HttpStatusCode.InternalServerError, "")]
    [InlineData("GET", "/api/action", HttpStatusCode.Accepted, """{"path":"/api/action"}""")]
    [InlineData("GET", "/api/fail", HttpStatusCode.InternalServerError, "")]
    [InlineData("GET", "/api/scoped", HttpStatusCode.OK, "True")]
    public async Task A_request_is_answered(string method, string path, HttpStatusCode status, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _app.Client.SendAsync(request, Cancellation);
        Assert.Equal((status, body), (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task A_large_body_is_read_while_it_arrives()
    {
        const int Size = 48 << 20;
        using var content = new TwoPartContent(Size, beforeTheRest: _journal.NextAsync);
        using var response = await _app.Client.PostAsync("/api/count", content, Cancellation);
        Assert.Equal($"{Size}", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(["begun"], _journal.All);
    }

    [Fact]
    public async Task A_body_over_the_configured_limit_is_refused()
    {
        using var content = new ByteArrayContent(new byte[(64 << 20) + 1]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/count") { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await _app.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    /// <summary>Sends its second half only once the function has begun to read the first.</summary>
    private sealed class TwoPartContent(int size, Func<Task> beforeTheRest) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[size / 2]);
            await stream.FlushAsync();
            await beforeTheRest();
            await stream.WriteAsync(new byte[size / 2]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
