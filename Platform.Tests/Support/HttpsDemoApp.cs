using Platform.Web.Demo;

namespace Platform.Tests.Support;

/// <summary>The demo as a site with an https address, behind a proxy that ends TLS and adds no header.</summary>
public sealed class HttpsDemoApp : PlatformApp
{
    public const string Site = "https://forum.example.org";

    public override async Task InitializeAsync()
    {
        Settings["Platform:PublicUrl"] = Site;
        await base.InitializeAsync();
        await DemoContent.Fill(Services);
    }
}
