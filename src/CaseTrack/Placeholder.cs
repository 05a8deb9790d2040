namespace CaseTrack;
