using CaseTrack.Terms;

namespace CaseTrack.Records;

/// <summary>Steps by the events that make them: the compiler knows an event, a clock only its name.</summary>
public static class StepNames
{
    extension(Step step)
    {
        /// <summary>A step of such an event.</summary>
        public static Step Of<TEvent>(DateOnly on) where TEvent : ICaseEvent => new(EventName.Of<TEvent>(), on);

        /// <summary>Whether it comes from such an event.</summary>
        public bool Is<TEvent>() where TEvent : ICaseEvent => step.Event == EventName.Of<TEvent>();
    }
}
