using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Recipes;

/// <summary>The application with the pages of the kind that only the tests have, and with a mail server.</summary>
public sealed class RecipeApp : PlatformApp
{
    public SmtpSink Sink { get; } = new();

    public static async Task<RecipeApp> Open()
    {
        var app = new RecipeApp();
        await app.InitializeAsync();
        return app;
    }

    public override Task InitializeAsync()
    {
        Settings["Mail:Host"] = "127.0.0.1";
        Settings["Mail:Port"] = Sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Settings["Mail:UseTls"] = "Never";
        Settings["Mail:From"] = "platform@example.org";
        return base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Sink.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A kind of the product needs no such line, because its pages are in the assembly of the application.</summary>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddMvcCore().AddApplicationPart(typeof(RecipeApp).Assembly));
    }
}
