using Platform.Tests.Support;
using Platform.Web.Demo;

namespace Platform.Tests.Pages;

/// <summary>The application as a newcomer finds it: with the demo content.</summary>
public class DemoApp : PlatformApp
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await DemoContent.Fill(Services);
    }
}
