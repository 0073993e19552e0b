namespace Platform.Tests.Support;

public sealed class AppTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task The_application_starts_on_a_fresh_database()
    {
        using var visitor = app.Visitor();
        using var response = await visitor.Http.GetAsync("/healthz");

        Assert.True(response.IsSuccessStatusCode);
    }
}
