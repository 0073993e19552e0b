namespace Platform.Web.Shared;

/// <summary>
/// What a feature adds to the application. Each has one line in <c>Program.cs</c>; its pages are found by the framework.
/// </summary>
public interface IFeature
{
    /// <summary>Registers its services, options, followers and retentions.</summary>
    void Add(IServiceCollection services);

    /// <summary>Maps its endpoints and hubs, after authentication and authorisation. Pages need none.</summary>
    void Map(WebApplication app)
    {
    }
}
