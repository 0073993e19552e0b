namespace Platform.Web.Shared;

/// <summary>A feature of the application. Each has one line in <c>Program.cs</c>; the framework finds its pages.</summary>
public interface IFeature
{
    /// <summary>Registers the feature's services, options, followers and retentions.</summary>
    void Add(IServiceCollection services);

    /// <summary>Maps the feature's endpoints and hubs, after authentication and authorisation. Pages need no mapping.</summary>
    void Map(WebApplication app)
    {
    }
}
